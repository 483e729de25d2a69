/**
 * Layers that normalize one example by statistics over a group of its features: the same in training and inference,
 * whatever else is in the batch.
 */
import type { PlannedLayer } from '../network.ts'
import type { Plan } from '../plan.ts'
import { scaleAndShiftOf } from './normalization.ts'
import { oncePerLayer } from './once-per-layer.ts'

/** Over what an example is normalized. */
export interface Grouping {
  /** Groups of consecutive features; each has statistics of its own. */
  readonly groups: number
  /** Consecutive features that have a γ and a β in common. */
  readonly share: number
  /** Whether the mean is taken away. */
  readonly centred: boolean
}

const partsOf = oncePerLayer((layer, plan, { groups, share, centred }: Grouping) => ({
  size: layer.input.features / groups,
  mean: plan.slice(groups * plan.capacity),
  inverse: plan.slice(groups * plan.capacity),
  last: Number(centred),
  ...scaleAndShiftOf(layer, layer.input.features / share, plan),
}))

export function planExampleForward(layer: PlannedLayer, plan: Plan, grouping: Grouping): void {
  const { name, path, input, output } = layer
  const { size, mean, inverse, last, scale, shift } = partsOf(layer, plan, grouping)
  const { groups, share } = grouping
  plan.add('forward', {
    code: 'example-moments',
    operands: [input.value, plan.option(`${path}.epsilon`), mean, inverse],
    numbers: [groups, size, plan.capacity, last],
    layer: name,
  })
  plan.add('forward', {
    code: 'example-normalize',
    operands: [input.value, mean, inverse, scale.value, shift.value, output.value],
    numbers: [groups, size, share, plan.capacity],
    layer: name,
  })
}

export function planExampleBackward(layer: PlannedLayer, plan: Plan, grouping: Grouping): void {
  const { name, input, output } = layer
  const { size, mean, inverse, last, scale, shift } = partsOf(layer, plan, grouping)
  const numbers = [grouping.groups, size, grouping.share, plan.capacity]
  plan.add('backward', {
    code: 'example-normalize-parameter-gradient',
    operands: [input.value, mean, inverse, output.gradient, scale.gradient, shift.gradient],
    numbers,
    layer: name,
  })
  plan.add('backward', {
    code: 'example-normalize-input-gradient',
    operands: [input.value, mean, inverse, scale.value, output.gradient, input.gradient],
    numbers: [...numbers, last],
    layer: name,
  })
}
