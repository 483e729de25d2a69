/** Loads what draws the figures of these runs. */
import { loadCharts } from './charts.svelte.ts'
import Figures from './Figures.svelte'
import { panelsAt } from './panels.ts'
import type { RunLog } from './run-log.ts'

/** The component of all figures, once the kinds of figures are there that the runs show. */
export async function loadFigures(logs: readonly RunLog[]): Promise<typeof Figures> {
  await loadCharts(panelsAt(logs, logs, Number.POSITIVE_INFINITY).map(({ kind }) => kind))
  return Figures
}
