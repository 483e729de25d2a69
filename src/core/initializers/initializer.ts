/** What an initializer implements. */
import type { Parameter } from '../network.ts'
import type { Stream } from '../rng.ts'
import type { Declaration, OptionDeclaration } from '../units.ts'

export interface InitializerUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** Fills the values of one weight from its own stream; biases start at 0. */
  fill(parameter: Parameter, values: Float32Array, stream: Stream): void
}
