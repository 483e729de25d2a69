/** Which operations of a segment run in a mode. */
import type { Mode, Operation, Program, Segment } from '#core/program.ts'

/** What an executor makes of the operations that run together, made once for each segment and mode. */
export function createLists<T>(
  { segments }: Program,
  make: (operations: readonly Operation[]) => T,
): (segment: Segment, mode: Mode) => T {
  const made = new Map<Segment, T[]>()
  return (segment, mode) => {
    let ofSegment = made.get(segment)
    if (!ofSegment) {
      ofSegment = []
      made.set(segment, ofSegment)
    }
    const index = Number(mode.noise) + 2 * Number(mode.statistics === 'batch') + 4 * Number(mode.inputGradient)
    ofSegment[index] ??= make((segments[segment] ?? []).filter((operation) => runsIn(operation, mode)))
    return ofSegment[index]
  }
}

const runsIn = ({ when = {} }: Operation, mode: Mode) =>
  (when.noise ?? mode.noise) === mode.noise &&
  (when.statistics ?? mode.statistics) === mode.statistics &&
  (when.inputGradient ?? mode.inputGradient) === mode.inputGradient
