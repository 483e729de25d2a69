/**
 * Layers that normalize a channel by statistics over the batch and the channel's area. In training they are those of
 * the batch, and gradients flow through them; in inference the stored ones, which are running averages.
 */
import type { PlannedLayer, Slice } from '../network.ts'
import type { Plan } from '../plan.ts'
import type { Operation } from '../program.ts'
import type { NumberOption } from '../units.ts'
import type { OnnxNode, Shape, StateShape } from './layer.ts'
import { channelsOf, needTwo, scaleAndShiftOf } from './normalization.ts'
import { oncePerLayer } from './once-per-layer.ts'

/** ρ, the weight of the newest batch: r ← (1 − ρ) r + ρ new. */
export const momentum = {
  name: 'momentum',
  symbol: '\\rho',
  type: 'number',
  default: 0.1,
  range: [0, 1],
  scale: 'log',
  live: true,
} as const satisfies NumberOption

/** The norm whose mean is divided by: 2 is the standard deviation. */
export type P = '1' | '2' | 'infinity'

/** The shape of the input; refuses batches in which a channel has one value. */
export function shapeOfBatch(input: Shape, smallestBatch: number): Shape {
  needTwo(
    smallestBatch * channelsOf(input).area,
    'change “training.batchSize” or “data.train” so that no batch of an epoch, the last one too, has a single example',
  )
  return input
}

/** The running mean, and the running variance or squared norm. */
export function runningStatistics(input: Shape): readonly StateShape[] {
  const { channels } = channelsOf(input)
  return [
    { name: 'running-mean', length: channels, initial: 0 },
    { name: 'running-variance', length: channels, initial: 1 },
  ]
}

const partsOf = oncePerLayer((layer, plan) => {
  const { channels, area } = channelsOf(layer.input.shape)
  const [mean, variance] = layer.states
  return {
    channels,
    area,
    batch: { mean: plan.slice(channels), variance: plan.slice(channels) },
    running: { mean: mean!.value, variance: variance!.value },
    inverse: plan.slice(channels),
    ...scaleAndShiftOf(layer, channels, plan),
  }
})

/** An ℓp operation's last number. */
const codeOf = (p: P) => (p === '1' ? 1 : 0)

export function planBatchForward(layer: PlannedLayer, plan: Plan, p: P): void {
  const { name, path, input, output } = layer
  const { channels, area, batch, running, inverse, scale, shift } = partsOf(layer, plan)
  const numbers = [channels, area, plan.capacity]
  const add = (segment: 'forward' | 'commit', operation: Operation) => plan.add(segment, { ...operation, layer: name })
  add('forward', {
    ...(p === '2' ? { code: 'batch-moments', numbers } : { code: 'lp-moments', numbers: [...numbers, codeOf(p)] }),
    operands: [input.value, batch.mean, batch.variance],
    when: { statistics: 'batch' },
  })
  for (const [statistics, { mean, variance }] of [['batch', batch] as const, ['running', running] as const]) {
    add('forward', {
      code: 'inverse-deviation',
      operands: [variance, plan.option(`${path}.epsilon`), inverse],
      numbers: [channels],
      when: { statistics },
    })
    add('forward', {
      code: 'batch-normalize',
      operands: [input.value, mean, inverse, scale.value, shift.value, output.value],
      numbers: [channels, area, area, plan.capacity],
      when: { statistics },
    })
  }
  const average = (running: Slice, fresh: Slice, values: number) =>
    add('commit', {
      code: 'running-average',
      operands: [running, fresh, plan.option(`${path}.momentum`)],
      numbers: [channels, values],
    })
  average(running.mean, batch.mean, 0)
  average(running.variance, batch.variance, p === '2' ? area : 0) // the variance enters unbiased
}

export function planBatchBackward(layer: PlannedLayer, plan: Plan, p: P): void {
  const { name, input, output } = layer
  const { channels, area, batch, running, inverse, scale, shift } = partsOf(layer, plan)
  const numbers = [channels, area, plan.capacity]
  const zeros = plan.slice(channels)
  for (const [statistics, { mean }] of [['batch', batch] as const, ['running', running] as const])
    plan.add('backward', {
      code: 'batch-normalize-parameter-gradient',
      operands: [input.value, mean, inverse, output.gradient, scale.gradient, shift.gradient],
      numbers: [channels, area, area, plan.capacity],
      when: { statistics },
      layer: name,
    })
  const sums = [scale.gradient, shift.gradient]
  plan.add('backward', {
    ...(p === '2'
      ? { code: 'batch-normalize-input-gradient', numbers }
      : { code: 'lp-normalize-input-gradient', numbers: [...numbers, codeOf(p)] }),
    operands: [
      input.value,
      batch.mean,
      ...(p === '2' ? [] : [batch.variance]),
      inverse,
      scale.value,
      output.gradient,
      ...sums,
      input.gradient,
    ],
    when: { statistics: 'batch' },
    layer: name,
  })
  plan.add('backward', {
    code: 'batch-normalize-input-gradient',
    operands: [input.value, running.mean, inverse, scale.value, output.gradient, zeros, zeros, input.gradient],
    numbers,
    when: { statistics: 'running' },
    layer: name,
  })
}

/** PyTorch's batch normalization for a list of features or for an image. */
export function batchNormModule(
  { input: { shape } }: PlannedLayer,
  { momentum, epsilon }: { readonly momentum: number; readonly epsilon: number },
  more = '',
): string {
  return `nn.BatchNorm${shape.length === 1 ? 1 : 2}d(${shape[0]}, eps=${epsilon}, momentum=${momentum}${more})`
}

/** Inference is the same affine map for every norm. */
export function batchNormalizationNode(
  { name }: PlannedLayer,
  epsilon: number,
  input: string,
  output: string,
): readonly OnnxNode[] {
  return [
    {
      op: 'BatchNormalization',
      inputs: [input, `${name}.scale`, `${name}.shift`, `${name}.running-mean`, `${name}.running-variance`],
      outputs: [output],
      attributes: { epsilon: { float: epsilon } },
    },
  ]
}
