/** The operations that code is generated for. */
import { dense } from './dense.ts'
import type { Emit } from './emit.ts'

export const emitters: { readonly [code: string]: Emit } = { ...dense }
