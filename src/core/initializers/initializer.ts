/** What an initializer implements, and what initializers share. */
import type { Parameter } from '../network.ts'
import { python } from '../python.ts'
import type { Stream } from '../rng.ts'
import type { Declaration, OptionDeclaration, Options } from '../units.ts'

export interface InitializerUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /**
   * Fills the values of one weight or bias, which are 0, from its own stream. `first` is the network's first layer
   * with weights. Scales start at 1 and shifts at 0, whatever the initializer.
   */
  fill(options: Options<D>, parameter: Parameter, values: Float32Array, stream: Stream, first: boolean): void
  /** Python lines that fill `weight` and, where it is not None, `bias`, from `options`, `fan_in`, `fan_out`, `first`. */
  readonly pytorch: string
}

/** What every initializer offers: another start for the first layer. */
export const firstLayer = [
  /** The weights of the first layer are this much larger. */
  { name: 'firstLayerScale', type: 'number', default: 1, off: 1, range: [0, 100] },
  /** The biases of the first layer are uniform between ± this. */
  { name: 'firstLayerBias', type: 'number', default: 0, off: 0, range: [0, 100] },
] as const satisfies readonly OptionDeclaration[]

const shared = [
  { name: 'distribution', type: 'choice', default: 'normal', choices: ['normal', 'uniform'] },
  ...firstLayer,
] as const satisfies readonly OptionDeclaration[]

/** An initializer that says the standard deviation of a weight, in Python too; biases are 0 but for the shared options. */
export function defineByDeviation<const Id extends string, const D extends readonly OptionDeclaration[]>(
  id: Id,
  own: D,
  deviationOf: (options: Options<D>, parameter: Parameter) => number,
  pythonDeviation: string,
): InitializerUnit<Id, readonly [...D, ...typeof shared]> {
  return {
    id,
    options: [...own, ...shared],
    fill(options, parameter, values, stream, first) {
      const { distribution, firstLayerScale, firstLayerBias } = options as Options<typeof shared>
      if (parameter.role === 'bias') {
        if (first && firstLayerBias > 0) fillUniform(values, stream, firstLayerBias)
        return
      }
      const deviation = deviationOf(options as Options<D>, parameter) * (first ? firstLayerScale : 1)
      if (distribution === 'uniform') fillUniform(values, stream, Math.sqrt(3) * deviation)
      else for (let k = 0; k < values.length; k++) values[k] = stream.normal(k) * Math.fround(deviation)
    },
    pytorch: python`
      deviation = ${pythonDeviation} * (options["firstLayerScale"] if first else 1)
      if options["distribution"] == "uniform":
          nn.init.uniform_(weight, -math.sqrt(3) * deviation, math.sqrt(3) * deviation)
      else:
          nn.init.normal_(weight, 0, deviation)
      if bias is not None:
          bound = options["firstLayerBias"] if first else 0
          nn.init.uniform_(bias, -bound, bound)
    `,
  }
}

/** Uniform between ± bound. */
export function fillUniform(values: Float32Array, stream: Stream, bound: number): void {
  for (let k = 0; k < values.length; k++) values[k] = Math.fround(bound) * (2 * stream.uniform(k)[0] - 1)
}
