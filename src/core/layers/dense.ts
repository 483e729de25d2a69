/** Dense layer: y = W x + b, W of shape [outputs, inputs]. An image is taken as the list of its values. */
import type { PlannedLayer, Slice } from '../network.ts'
import type { Plan } from '../plan.ts'
import type { Operation } from '../program.ts'
import { literal } from '../python.ts'
import { defineLayer, product } from './layer.ts'

/** The operations of a dense layer whose weights may stand elsewhere than its parameter, such as masked ones. */
export function denseOperations({ name, parameters: [weight, bias], input, output }: PlannedLayer, plan: Plan) {
  const numbers = [output.features, input.features, plan.capacity]
  return {
    forward: (weights: Slice): Operation => ({
      code: 'dense',
      operands: [weights, bias?.value ?? plan.slice(output.features), input.value, output.value],
      numbers,
      layer: name,
    }),
    weightGradient: (): Operation => ({
      code: 'dense-weight-gradient',
      operands: [output.gradient, input.value, weight!.gradient, plan.slice(input.features * plan.capacity)],
      numbers,
      layer: name,
    }),
    biasGradients: (): Operation[] =>
      bias
        ? [
            {
              code: 'dense-bias-gradient',
              operands: [output.gradient, bias.gradient],
              numbers: [output.features, plan.capacity],
              layer: name,
            },
          ]
        : [],
    inputGradient: (weights: Slice): Operation => ({
      code: 'dense-input-gradient',
      operands: [weights, output.gradient, input.gradient],
      numbers,
      layer: name,
    }),
  }
}

export const dense = defineLayer({
  id: 'dense',
  options: [
    { name: 'units', type: 'integer', default: 64, range: [1, 1024] },
    { name: 'bias', type: 'switch', default: true },
  ],
  takes: 'features',
  shape: ({ units }) => [units],
  parameters({ units, bias }, input) {
    const fan = { fanIn: product(input), fanOut: units }
    const weight = { name: 'weight', role: 'weight', shape: [units, fan.fanIn], ...fan } as const
    return bias ? [weight, { name: 'bias', role: 'bias', shape: [units], ...fan }] : [weight]
  },
  planForward(_, layer, plan) {
    plan.add('forward', denseOperations(layer, plan).forward(layer.parameters[0]!.value))
  },
  planBackward(_, layer, plan) {
    const { weightGradient, biasGradients, inputGradient } = denseOperations(layer, plan)
    for (const operation of [weightGradient(), ...biasGradients(), inputGradient(layer.parameters[0]!.value)])
      plan.add('backward', operation)
  },
  onnx(_, planned, input, output) {
    const {
      name,
      parameters: [weight, bias],
    } = planned
    const flat = planned.input.shape.length === 1 ? input : `${name}.input`
    return [
      ...(flat === input ? [] : [{ op: 'Flatten', inputs: [input], outputs: [flat] }]),
      {
        op: 'Gemm',
        inputs: [flat, weight!.name, ...(bias ? [bias.name] : [])],
        outputs: [output],
        attributes: { transB: { int: 1 } },
      },
    ]
  },
  pytorch: ({ bias }, layer) => linear('nn.Linear', layer, `bias=${literal(bias)}`),
})

/** A PyTorch layer on a list of features, which an image becomes before it. */
export function linear(name: string, { input, output }: PlannedLayer, ...more: readonly string[]): string {
  const flatten = input.shape.length === 1 ? '' : 'nn.Flatten(), '
  return `${flatten}${name}(${[input.features, output.features, ...more].join(', ')})`
}
