/** What probes put in place of a step's batch, and what they read there. */
import { type Network, ROOM } from '../network.ts'
import type { Plan } from '../plan.ts'
import { type Mode, TRAINING } from '../program.ts'
import type { NumberOption } from '../units.ts'
import type { View } from './probe.ts'

/** The training loss without its noise: batch normalization by the statistics of the examples in place. */
export const CLEAN: Mode = { noise: false, statistics: 'batch', inputGradient: false }

/** How many training examples a probe looks at, the first ones; at most as many as a batch has room for. */
export const examples = {
  name: 'examples',
  type: 'integer',
  default: ROOM,
  range: [2, 512],
} as const satisfies NumberOption

/** Puts the first training examples in place. */
export function putFirst({ network, splits: { train }, put }: View, count: number): void {
  put(
    train,
    Uint32Array.from({ length: Math.min(count, train.count, network.columns) }, (_, row) => row),
  )
}

/** Puts the examples of the last step in place as they are; before the first step the first 64 training examples. */
export function putPlain(view: View): void {
  if (view.indices.length === 0) putFirst(view, examples.default)
  else view.put(view.splits.train, view.indices)
}

/** Puts the batch of the last step in place again, as the techniques made it and with its masks drawn. */
export function putStep(view: View): void {
  putPlain(view)
  if (view.indices.length > 0) view.run('batch')
  view.run('draw')
}

/** Mean data loss of the examples in place; forward only. */
export function lossInPlace({ network: { losses }, arena, count, run }: View, mode: Mode): number {
  run('forward', mode)
  let sum = 0
  for (let column = 0; column < count; column++) sum += arena[losses.offset + column]!
  return sum / count
}

/** Mean data loss of the examples in place, and a copy of its gradient in the parameters. */
export function gradientInPlace({ lossAndGradient, arena, network: { gradients } }: View, mode: Mode) {
  const { dataLoss } = lossAndGradient(mode)
  return { dataLoss, gradient: arena.slice(gradients.offset, gradients.offset + gradients.length) }
}

/** The gradient of the last step's batch at the live parameters, by its masks and its statistics. */
export function stepGradient(view: View): Float32Array {
  putStep(view)
  return gradientInPlace(view, TRAINING).gradient
}

/** The learning rate of the last step; before the first one, or where a schedule has come to 0, the rate without schedule. */
export function planRate(plan: Plan): (view: View) => number {
  const base = plan.option('optimizer.learningRate')
  return ({ arena }) => arena[plan.learningRate.offset]! || arena[base.offset]!
}

/** Layers whose output is not another layer's under another shape. */
export const layersWithOutput = ({ layers }: Network) =>
  layers.filter(({ input, output }) => input.value.offset !== output.value.offset)

/** Layers with weights, each with the one parameter that holds them. */
export const layersWithWeights = ({ layers }: Network) =>
  layers.flatMap(({ name, parameters }) => {
    const weight = parameters.find(({ role }) => role === 'weight')
    return weight ? [{ name, weight }] : []
  })
