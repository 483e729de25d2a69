/** What shows a run: its figures and what happened in it. At rest a demo has both from the build; this loads the live ones. */
import { loadCharts } from './charts.svelte.ts'
import Figures from './Figures.svelte'
import { panelsAt } from './panels.ts'
import Result from './Result.svelte'
import type { RunLog } from './run-log.ts'

export { Figures, Result }

/** Loads the kinds of figures that these runs show. */
export function loadChartsOf(logs: readonly RunLog[]): Promise<void> {
  return loadCharts(panelsAt(logs, logs, Number.POSITIVE_INFINITY).map(({ kind }) => kind))
}
