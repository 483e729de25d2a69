/** What a probe implements. Looking changes nothing: no probe enters the digest. */
import type { DataUnit, Splits } from '../data/data.ts'
import type { Network } from '../network.ts'
import type { Result } from '../results.ts'
import type { Declaration, OptionDeclaration, Options } from '../units.ts'

/** What a probe may look at. */
export interface View {
  readonly network: Network
  readonly arena: Float32Array
  readonly splits: Splits
  readonly data: DataUnit
  /** Data losses, errors and penalty that every run measures, by metric key. */
  readonly metrics: { readonly [key: string]: number }
  /** Logits, [example][class], of `count` inputs [example][feature]. */
  logits(inputs: Float32Array, count: number): Float32Array
}

export interface ProbeUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  look(options: Options<D>, view: View): readonly Result[]
}

/** Fixes the types of a probe's options from their declaration. */
export function defineProbe<const Id extends string, const D extends readonly OptionDeclaration[]>(
  probe: ProbeUnit<Id, D>,
): ProbeUnit<Id, D> {
  return probe
}
