/** What layers share that are functions of single values: y = f(x), dx = f′ dy. */
import type { PlannedLayer } from '../network.ts'
import type { OptionDeclaration, Options } from '../units.ts'
import { defineLayer, type LayerUnit, type OnnxNode } from './layer.ts'

interface Pointwise<Id extends string, D extends readonly OptionDeclaration[]> {
  /** Also the code of its operation; `<id>-gradient` is that of its derivative. */
  readonly id: Id
  /** All are numbers that both operations read. */
  readonly options: D
  /** What the derivative is taken from: x, or y where that is simpler. */
  readonly derivativeIn: 'x' | 'y'
  onnx(options: Options<D>, layer: PlannedLayer, input: string, output: string): readonly OnnxNode[]
  pytorch(options: Options<D>): string
}

export function definePointwise<const Id extends string, const D extends readonly OptionDeclaration[]>({
  id,
  options,
  derivativeIn,
  onnx,
  pytorch,
}: Pointwise<Id, D>): LayerUnit<Id, D> {
  return defineLayer({
    id,
    options,
    activation: true,
    shape: (_, input) => input,
    planForward(_, { name, path, input, output }, plan) {
      plan.add('forward', {
        code: id,
        operands: [input.value, ...options.map((option) => plan.option(`${path}.${option.name}`)), output.value],
        numbers: [output.features, plan.capacity],
        layer: name,
      })
    },
    planBackward(_, { name, path, input, output }, plan) {
      const given = derivativeIn === 'x' ? input : output
      const read = options.map((option) => plan.option(`${path}.${option.name}`))
      plan.add('backward', {
        code: `${id}-gradient`,
        operands: [given.value, ...read, output.gradient, input.gradient],
        numbers: [output.features, plan.capacity],
        layer: name,
      })
    },
    onnx,
    pytorch,
  })
}
