/** What a probe implements. Looking changes nothing: no probe enters the digest. */
import type { DataUnit, Splits } from '../data/data.ts'
import type { LossUnit } from '../losses/loss.ts'
import type { Network } from '../network.ts'
import type { Plan, Planned } from '../plan.ts'
import type { NumberResult, Quantity, Result, Split } from '../results.ts'
import type { Measured, Running } from '../train/running.ts'
import type { CompleteUnit, Declaration, OptionDeclaration, Options } from '../units.ts'

/** What a probe may look at. What it moves, it puts back: parameters and states bit for bit. */
export interface View extends Running {
  readonly splits: Splits
  readonly data: DataUnit
  readonly dataOptions: CompleteUnit
  readonly loss: LossUnit
  readonly planned: Planned
  /** Data losses, errors and penalty that every run measures, by metric key. */
  readonly metrics: Measured
}

export interface ProbeUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** It compares frames, so a run that it shows cannot begin in the middle. */
  readonly remembers?: true
  /**
   * Plans slices and segments of its own where it needs any; gives what looks at each frame of a run. A number that it
   * gives at one frame, it gives at every frame.
   */
  plan(options: Options<D>, network: Network, plan: Plan): (view: View) => readonly Result[]
}

/** Fixes the types of a probe's options from their declaration. */
export function defineProbe<const Id extends string, const D extends readonly OptionDeclaration[]>(
  probe: ProbeUnit<Id, D>,
): ProbeUnit<Id, D> {
  return probe
}

/** The data loss, in nats where it is one of probabilities. */
export const lossQuantity = ({ loss }: View): Quantity => ({ id: 'loss', ...(loss.probabilities && { unit: 'nats' }) })

/** A number; its quantity is that of its name unless another is given. */
export const number = (
  name: string,
  value: number,
  { quantity = { id: name }, ...named }: { of?: string; split?: Split; quantity?: Quantity } = {},
): NumberResult => ({ shape: 'number', name, ...named, value, quantity })
