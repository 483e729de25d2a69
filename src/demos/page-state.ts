/** What the demos of a page show right now, for what stands beside them in the text. */
import type { Result } from '#core/results.ts'
import type { Json } from '#core/units.ts'
import type { OfArm } from '#figures/types.ts'
import { indexAt, numbersAt, type RunLog, stateAt } from './run-log.ts'

/** What a demo shows at its play head. */
export interface Shown {
  /** The step that the results are of: the head's, or the last one before it that was looked at. */
  readonly step: number
  readonly results: readonly OfArm<Result>[]
  /** The value of an option there. */
  optionAt(path: string): Json
}

type Listener = (shown: Shown) => void

const shown = new Map<string, Shown>()
const listeners = new Map<string, Set<Listener>>()

/** Tells what the runs of the demo `<chapter>/<experiment>` show at the play head. */
export function publish(demo: string, logs: readonly RunLog[], head: number, optionAt: Shown['optionAt']): void {
  const now: Shown = {
    step: Math.max(0, ...logs.map((log) => log.steps[indexAt(log, head)] ?? 0)),
    results: logs.flatMap((log) =>
      [...numbersAt(log, head), ...stateAt(log, head)].map((result) => ({ arm: log.arm, result })),
    ),
    optionAt,
  }
  shown.set(demo, now)
  for (const listener of listeners.get(demo) ?? []) listener(now)
}

/** Calls the listener with what the demo shows, now if it has told and whenever that changes. Returns what ends it. */
export function subscribe(demo: string, listener: Listener): () => void {
  const ofDemo = listeners.get(demo) ?? new Set()
  listeners.set(demo, ofDemo.add(listener))
  const now = shown.get(demo)
  if (now) listener(now)
  return () => ofDemo.delete(listener)
}
