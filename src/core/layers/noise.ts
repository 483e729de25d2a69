/** What layers share that multiply by noise or add some in training, and pass everything on in inference. */
import type { PlannedLayer, Slice } from '../network.ts'
import type { Plan } from '../plan.ts'
import { copy, type Operation } from '../program.ts'
import type { NumberOption } from '../units.ts'

/** p, the probability that something is dropped. */
export const probability = {
  name: 'probability',
  symbol: 'p',
  type: 'number',
  default: 0.5,
  off: 0,
  range: [0, 0.95],
  live: true,
} as const satisfies NumberOption

/** σ, the standard deviation of noise. */
export const deviation = {
  name: 'deviation',
  symbol: '\\sigma',
  type: 'number',
  default: 0.1,
  off: 0,
  range: [0, 2],
  live: true,
} as const satisfies NumberOption

/** out = x + y or x · y over the live columns. */
export const columnwise = (
  code: 'add' | 'multiply',
  features: number,
  [x, y, out]: readonly [Slice, Slice, Slice],
  plan: Plan,
): Operation => ({ code, operands: [x, y, out], numbers: [features, plan.capacity, 0] })

/** The output is input + noise or input · noise where noise is on, else the input. */
export function planNoise(code: 'add' | 'multiply', noise: Slice, layer: PlannedLayer, plan: Plan): void {
  const { name, input, output } = layer
  plan.add('forward', {
    ...columnwise(code, output.features, [input.value, noise, output.value], plan),
    when: { noise: true },
    layer: name,
  })
  plan.add('forward', { ...copy(output.value, input.value), when: { noise: false }, layer: name })
}

/** The derivative in the input: the noise where it is multiplied, else 1. */
export function planNoiseGradient(code: 'add' | 'multiply', noise: Slice, layer: PlannedLayer, plan: Plan): void {
  const { name, input, output } = layer
  const pass = { ...copy(input.gradient, output.gradient), layer: name }
  if (code === 'add') {
    plan.add('backward', pass)
    return
  }
  plan.add('backward', {
    ...columnwise('multiply', output.features, [output.gradient, noise, input.gradient], plan),
    when: { noise: true },
    layer: name,
  })
  plan.add('backward', { ...pass, when: { noise: false } })
}
