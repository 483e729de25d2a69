/** What title lines and labels of figures say of each arm beside the results. */
import type { FigureContext, OfArm, Reading } from '#figures/types.ts'
import type { DemoState } from './demo-state.svelte.ts'
import { indexAt, type RunLog } from './run-log.ts'
import type { Words } from './words.ts'

/** The log that is shown of an arm: until a new run has begun, the printed one. */
function logOf(demo: DemoState, arm: string): RunLog {
  const index = demo.arms.indexOf(arm)
  const log = demo.logs[index]!
  return log.steps.length > 0 ? log : (demo.printed[index] ?? log)
}

/** The error of an arm: on the test examples at the end, on the validation examples on the way. */
export function errorReading(demo: DemoState, arm: string, words: Words, context: FigureContext): Reading {
  const log = logOf(demo, arm)
  const split = demo.shownStep >= demo.lastStep && log.outcome ? 'test' : 'validation'
  const value =
    split === 'test'
      ? log.outcome!.metrics['test.error']
      : log.tracks.get('validation.error')?.values[indexAt(log, demo.shownStep)]
  return { words: words.label(`${split}.error`), value: value === undefined ? '–' : context.format.percent(value) }
}

/** The norms of the weights of a layer, or of all, where the run tells them. */
export function normReadings(
  demo: DemoState,
  of: string | undefined,
  words: Words,
  context: FigureContext,
): readonly OfArm<Reading>[] {
  return demo.arms.flatMap((arm) => {
    const log = logOf(demo, arm)
    const track = log.tracks.get(of === undefined ? 'weight-norm' : `weight-norm.${of}`)
    const value = track?.values[indexAt(log, demo.shownStep)]
    if (value === undefined) return []
    const symbol = context.symbol?.({ name: 'weight-norm', ...(of !== undefined && { of }) })
    return [{ arm, result: { words: words.label('norm'), value: context.format.significant(value), symbol } }]
  })
}
