/** What a learning-rate schedule implements. */
import type { Declaration, OptionDeclaration, Options } from '../units.ts'

export interface ScheduleUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** What the learning rate is multiplied by at this step, 1 to `steps`. */
  factor(options: Options<D>, step: number, steps: number): number
  /** The same as a Python expression in `options`, `step` and `steps`. */
  readonly pytorch: string
}

/** Fixes the types of a schedule's options from their declaration. */
export function defineSchedule<const Id extends string, const D extends readonly OptionDeclaration[]>(
  schedule: ScheduleUnit<Id, D>,
): ScheduleUnit<Id, D> {
  return schedule
}
