/** Loads what stands behind the word “Lab”, and the units that it plans with: those of the spec, and of a reader's data. */
import { dataSets } from '#core/data/index.ts'
import { loadUnits } from '#core/load-units.ts'
import type { Spec } from '#core/spec.ts'
import { declare } from '../options.ts'

const OWN_DATA = ['own-points', 'own-table', 'own-images', 'drawn-points']

export async function loadLab(spec: Spec) {
  const [{ default: Lab }] = await Promise.all([import('./Lab.svelte'), loadUnits(spec, OWN_DATA)])
  declare({ data: Object.fromEntries(dataSets.map(({ id, options }) => [id, options])) })
  return Lab
}
