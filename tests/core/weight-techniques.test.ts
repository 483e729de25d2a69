/** What techniques do to weights, step by step, against plain loops. */
import { describe, expect, test } from 'vitest'
import type { TrainingSpec } from '#core/spec.ts'
import { small } from './environments.ts'
import { learning } from './learning.ts'

const LEARNING_RATE = 0.1
const spec = { ...small, optimizer: { kind: 'sgd', learningRate: LEARNING_RATE } } as const satisfies TrainingSpec
type Techniques = NonNullable<TrainingSpec['techniques']>
const withTechniques = (techniques: Techniques, base: TrainingSpec = spec) => learning({ ...base, techniques })
const plain = () => learning(spec)

function expectClose(values: Float32Array, expected: ArrayLike<number>): void {
  expect(values).toHaveLength(expected.length)
  for (const [k, value] of values.entries()) expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-6)
}

describe('l1', () => {
  test('proximal: one step is the plain step, thresholded by ηλ; biases stay', () => {
    const [one, other] = [withTechniques({ l1: { strength: 0.5 } }), plain()]
    one.next()
    other.next()
    for (const [k, layer] of one.network.layers.entries())
      for (const [j, { value, role }] of layer.parameters.entries()) {
        const moved = other.read(other.network.layers[k]!.parameters[j]!.value)
        const threshold = (x: number) => Math.sign(x) * Math.max(Math.abs(x) - LEARNING_RATE * 0.5, 0)
        expectClose(one.read(value), role === 'weight' ? moved.map(threshold) : moved)
      }
  })

  test('proximal weights are exact zeros that come back; subgradient ones are none', () => {
    const zerosOf = (method: 'proximal' | 'subgradient') => {
      const learner = withTechniques({ l1: { strength: 0.03, method } })
      const { value } = learner.network.layers[0]!.parameters[0]!
      let [zeros, back] = [0, 0]
      for (let step = 0; step < 200; step++) {
        const before = learner.read(value)
        learner.next()
        for (const [k, w] of learner.read(value).entries()) {
          if (w === 0) zeros += 1
          else if (before[k] === 0) back += 1
        }
      }
      return { zeros, back }
    }
    const proximal = zerosOf('proximal')
    expect(proximal.zeros).toBeGreaterThan(0)
    expect(proximal.back).toBeGreaterThan(0)
    expect(zerosOf('subgradient').zeros).toBe(0)
  })

  test('its penalty is λ‖w‖₁ of the weights', () => {
    const learner = withTechniques({ l1: { strength: 0.25 } })
    const weights = learner.network.layers.flatMap(({ parameters }) =>
      parameters.filter(({ role }) => role === 'weight'),
    )
    const norm = weights.flatMap(({ value }) => [...learner.read(value)]).reduce((sum, w) => sum + Math.abs(w), 0)
    expect(learner.penalty()).toBeCloseTo(0.25 * norm, 6)
  })
})

test('max-norm keeps every row of weights within the limit, and scales none that is', () => {
  const [one, other] = [withTechniques({ 'max-norm': { limit: 0.8 } }), plain()]
  one.next()
  other.next()
  let limited = 0
  for (const [k, layer] of one.network.layers.entries())
    for (const { value, role, shape } of layer.parameters.slice(0, 1)) {
      expect(role).toBe('weight')
      const [rows, length] = shape as [number, number]
      const moved = other.read(other.network.layers[k]!.parameters[0]!.value)
      for (let row = 0; row < rows; row++) {
        const before = moved.subarray(row * length, (row + 1) * length)
        const norm = Math.sqrt(before.reduce((sum, w) => sum + w * w, 0))
        if (norm > 0.8) limited += 1
        const scale = norm > 0.8 ? 0.8 / norm : 1
        expectClose(
          one.read(value).subarray(row * length, (row + 1) * length),
          before.map((w) => w * scale),
        )
      }
    }
  expect(limited).toBeGreaterThan(0)
})

describe('weight noise', () => {
  test('moves the clean weights by the gradient at the shaken ones', () => {
    const noisy = withTechniques({ 'weight-noise': { deviation: 0.3 } })
    const clean = noisy.read(noisy.network.parameters)
    const shaken = plain()
    noisy.next()
    // The same noise on a plain network gives the gradient.
    for (const { name, role, value } of shaken.network.layers.flatMap(({ parameters }) => parameters))
      if (role === 'weight')
        for (let k = 0; k < value.length; k++)
          shaken.arena[value.offset + k]! += Math.fround(
            Math.fround(0.3) * shaken.stream(`weight-noise/${name}`).normal(k, 1),
          )
    shaken.next()
    const gradient = shaken.read(shaken.network.gradients)
    expect(noisy.read(noisy.network.gradients)).toEqual(gradient)
    expectClose(
      noisy.read(noisy.network.parameters),
      clean.map((w, k) => w - LEARNING_RATE * gradient[k]!),
    )
  })

  test('on all parameters shakes the biases too', () => {
    const [weights, all] = (['weights', 'all'] as const).map((on) => withTechniques({ 'weight-noise': { on } }))
    weights!.next()
    all!.next()
    expect(all!.read(all!.network.gradients)).not.toEqual(weights!.read(weights!.network.gradients))
  })
})

describe('sharpness-aware minimization', () => {
  test('moves w by the gradient at w + ρ g / ‖g‖, with the same masks', () => {
    const model = [...spec.model.slice(0, 2), { kind: 'dropout' }, spec.model[2]] as TrainingSpec['model']
    const sharp = withTechniques({ 'sharpness-aware': { radius: 0.2 } }, { ...spec, model })
    const start = sharp.read(sharp.network.parameters)
    const first = learning({ ...spec, model })
    const { dataLoss } = first.next()
    const g = first.read(first.network.gradients)
    const norm = Math.sqrt(g.reduce((sum, x) => sum + x * x, 0))
    const climbed = learning({ ...spec, model })
    climbed.arena.set(
      start.map((w, k) => w + (0.2 / norm) * g[k]!),
      climbed.network.parameters.offset,
    )
    climbed.next()
    const second = climbed.read(climbed.network.gradients)
    expect(sharp.next().dataLoss).toBe(dataLoss)
    expectClose(sharp.read(sharp.network.gradients), second)
    expectClose(
      sharp.read(sharp.network.parameters),
      start.map((w, k) => w - LEARNING_RATE * second[k]!),
    )
  })

  test('under weight noise shakes once: both gradients are of the shaken loss', () => {
    const both = withTechniques({ 'sharpness-aware': { radius: 0 }, 'weight-noise': { deviation: 0.3 } })
    const noisy = withTechniques({ 'weight-noise': { deviation: 0.3 } })
    for (let step = 0; step < 3; step++) {
      both.next()
      noisy.next()
    }
    expect(both.read(both.network.parameters)).toEqual(noisy.read(noisy.network.parameters))
  })
})

describe('weight averaging', () => {
  /** The weights after each step, and what is in place to measure with. */
  function run(options: Techniques['weight-averaging'] & object, steps: number) {
    const learner = withTechniques({ 'weight-averaging': options })
    const live: Float32Array[] = []
    const measured: Float32Array[] = []
    for (let step = 0; step < steps; step++) {
      learner.next()
      live.push(learner.read(learner.network.parameters))
      const back = learner.evaluateHooks()
      measured.push(learner.read(learner.network.parameters))
      back()
      expect(learner.read(learner.network.parameters)).toEqual(live[step])
    }
    return { learner, live, measured }
  }

  test('exponential: a ← β a + (1 − β) w', () => {
    const { live, measured } = run({ decay: 0.75 }, 6)
    let average = Array.from(live[0]!)
    for (const [k, weights] of live.entries()) {
      if (k > 0) average = average.map((a, j) => 0.75 * a + 0.25 * weights[j]!)
      expectClose(measured[k]!, average)
    }
  })

  test('uniform: the weights until `start`, their mean from then on', () => {
    const { live, measured } = run({ kind: 'uniform', start: 3 }, 7)
    for (const k of live.keys()) {
      const from = k < 3 ? [live[k]!] : live.slice(2, k + 1)
      expectClose(
        measured[k]!,
        live[k]!.map((_, j) => from.reduce((sum, weights) => sum + weights[j]!, 0) / from.length),
      )
    }
  })

  test('a decay of 0 measures the weights themselves', () => {
    const { live, measured } = run({ decay: 0 }, 4)
    expect(measured).toEqual(live)
  })

  test('the run ends with the average, running statistics included', () => {
    const model = [
      { kind: 'dense', units: 8 },
      { kind: 'batch-norm' },
      { kind: 'relu' },
      { kind: 'dense', units: 2 },
    ] as const
    const data = { ...spec.data, train: 32 } as const
    const averaged = withTechniques({ 'weight-averaging': { kind: 'uniform' } }, { ...spec, data, model })
    const states: Float32Array[] = []
    for (let step = 0; step < 5; step++) {
      averaged.next()
      states.push(averaged.read(averaged.network.states))
    }
    averaged.finish()
    averaged.evaluateHooks()
    expectClose(
      averaged.read(averaged.network.states),
      states[0]!.map((_, j) => states.reduce((sum, values) => sum + values[j]! / 5, 0)),
    )
  })

  test('moves nothing: the live weights are those of the plain run', () => {
    const { learner } = run({ decay: 0.9 }, 5)
    const other = plain()
    for (let step = 0; step < 5; step++) other.next()
    expect(learner.read(learner.network.parameters)).toEqual(other.read(other.network.parameters))
  })
})
