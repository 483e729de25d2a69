/**
 * The control of an order of layers, which few demos have: a frame that has one gives it to what is inside
 * (`OrderFrame.svelte`), and the pages of all others do not load it.
 */
import { getContext, setContext } from 'svelte'
import type OrderControl from './OrderControl.svelte'

const KEY = {}

export const giveOrderControl = (control: typeof OrderControl): unknown => setContext(KEY, control)
export const orderControl = (): typeof OrderControl | undefined => getContext(KEY)
