/** The trained network evaluated otherwise, against the same done by hand. */
import { describe, expect, test } from 'vitest'
import type { DataUnit, Examples } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { planTraining } from '#core/plan.ts'
import { INFERENCE, type Mode } from '#core/program.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import { createStream } from '#core/rng.ts'
import type { Condition, TrainingSpec } from '#core/spec.ts'
import { createMachine } from '#core/train/machine.ts'
import { simd, small, trained } from './environments.ts'

const spec: TrainingSpec = {
  ...small,
  data: { kind: 'digits', train: 100, validation: 40, test: 150 },
  model: [
    { kind: 'dense', units: 24 },
    { kind: 'batch-norm' },
    { kind: 'relu' },
    { kind: 'dropout', probability: 0.3 },
    { kind: 'dense', units: 10 },
  ],
  training: { batchSize: 25, steps: 80, measureEvery: 40 },
}
const setup = resolveArm(spec, 'plain') as ResolvedTraining
const data = (dataSets as readonly DataUnit[]).find(({ id }) => id === 'digits')!
const examples = data.create(setup.data as never, 0, simd.datasets).test
const background = data.background!
const { parameters, states } = trained(spec)

const planned = planTraining(setup, 0, [], 150)
const machine = createMachine(planned, simd.executor)
machine.arena.set(parameters, planned.network.parameters.offset)
machine.arena.set(states, planned.network.states.offset)
machine.arena[planned.clock.offset] = 0
for (const { slice, value } of planned.options) machine.arena[slice.offset] = value

/** Class probabilities of some examples at once, in float64. */
function probabilities(given: Examples, rows: readonly number[], mode: Mode): number[][] {
  machine.put(given, Uint32Array.from(rows))
  if (mode.noise) machine.run('draw', mode)
  machine.run('forward', mode)
  const { logits, capacity } = planned.network
  return rows.map((_, column) => {
    const z = Array.from({ length: 10 }, (_, k) => machine.arena[logits.value.offset + k * capacity + column]!)
    const e = z.map((value) => Math.exp(value - Math.max(...z)))
    const sum = e.reduce((a, b) => a + b)
    return e.map((value) => value / sum)
  })
}
const scored = (given: Examples, rows: readonly number[], p: readonly (readonly number[])[]) => {
  const right = (k: number) => p[k]![given.labels[rows[k]!]!]!
  const loss = rows.reduce((sum, _, k) => sum - Math.log(right(k)), 0) / rows.length
  const wrong = rows.filter((_, k) => right(k) < Math.max(...p[k]!)).length
  return { loss, error: wrong / rows.length }
}
const inOrder = Array.from({ length: examples.count }, (_, row) => row)
const inBatches = (given: Examples, rows: readonly number[], size: number, mode: Mode) => {
  const p: number[][] = []
  for (let start = 0; start < rows.length; start += size)
    p.push(...probabilities(given, rows.slice(start, start + size), mode))
  return scored(given, rows, p)
}

function expectCondition(condition: Condition, { loss, error }: { loss: number; error: number }): void {
  const { metrics } = trained({ ...spec, conditions: { it: condition } })
  expect(metrics['test.error@it']).toBeCloseTo(error, 10)
  expect(metrics['test.loss@it']).toBeCloseTo(loss, 4)
}
const batchStatistics: Mode = { ...INFERENCE, statistics: 'batch' }

describe('a condition', () => {
  test('of large batches changes no bit of the run', () => {
    const { metrics, history } = trained({ ...spec, conditions: { it: { batchSize: 150 } } })
    expect(history).toEqual(trained(spec).history)
    expect(metrics['test.loss']).toBe(trained(spec).metrics['test.loss'])
  })

  test('of nothing is the test itself', () => {
    const { metrics } = trained({ ...spec, conditions: { it: {} } })
    expect(metrics['test.error@it']).toBe(metrics['test.error'])
    expect(metrics['test.loss@it']).toBeCloseTo(metrics['test.loss']!, 5)
  })

  test('of the batch’s statistics normalizes each batch by itself', () => {
    for (const size of [2, 7, 32, 150])
      expectCondition({ statistics: 'batch', batchSize: size }, inBatches(examples, inOrder, size, batchStatistics))
  })

  test('of one example and its statistics knows nothing of the example', () => {
    const { metrics } = trained({ ...spec, conditions: { alone: { statistics: 'batch', batchSize: 1 } } })
    const shares = Array.from({ length: 10 }, (_, k) => examples.labels.filter((label) => label === k).length)
    // Every example gets the same answer, so it is right for one class only.
    expect(shares.map((share) => 1 - share / examples.count)).toContain(metrics['test.error@alone'])
  })

  test('of batches sorted by class takes them class by class', () => {
    const rows = [...createStream(0, 'condition/order').permutation(examples.count)]
    const sorted = [...rows].sort((a, b) => examples.labels[a]! - examples.labels[b]!)
    const expected = inBatches(examples, sorted, 15, batchStatistics)
    expectCondition({ statistics: 'batch', batchSize: 15, order: 'class' }, expected)
    const shuffled = inBatches(examples, rows, 15, batchStatistics)
    expectCondition({ statistics: 'batch', batchSize: 15, order: 'shuffled' }, shuffled)
    expect(expected.error).toBeGreaterThan(shuffled.error)
  })

  test('of contrast moves inputs toward the background', () => {
    const dim = { ...examples, inputs: examples.inputs.map((x) => background + 0.5 * (x - background)) }
    expectCondition({ contrast: 0.5 }, inBatches(dim, inOrder, 64, INFERENCE))
    expectCondition({ contrast: 0.5, statistics: 'batch' }, inBatches(dim, inOrder, 64, batchStatistics))
  })

  test('of noise adds a draw to each input', () => {
    const noise = createStream(0, 'condition/noise')
    const noisy = { ...examples, inputs: examples.inputs.map((x, k) => x + 0.7 * noise.normal(k)) }
    expectCondition({ noise: 0.7 }, inBatches(noisy, inOrder, 64, INFERENCE))
  })

  test('of occlusion hides one square of each image, whole and inside it', () => {
    const place = createStream(0, 'condition/occlusion')
    const inputs = examples.inputs.slice()
    for (let row = 0; row < examples.count; row++) {
      const [top, left] = place.uniform(row).map((u) => Math.floor(u * 6)) as [number, number]
      for (let y = top; y < top + 3; y++) inputs.fill(background, row * 64 + y * 8 + left, row * 64 + y * 8 + left + 3)
    }
    expectCondition({ occlusion: 3 }, inBatches({ ...examples, inputs }, inOrder, 64, INFERENCE))
  })

  test('of a square that is larger than the images is refused', () => {
    expect(() => trained({ ...spec, conditions: { it: { occlusion: 9 } } })).toThrow('lower “occlusion”')
    expect(() => trained({ ...small, conditions: { it: { occlusion: 1 } } })).toThrow('lower “occlusion”')
  })

  test('of masks averages the probabilities of networks with dropout', () => {
    const noisy: Mode = { ...INFERENCE, noise: true }
    const passes = Array.from({ length: 5 }, (_, pass) => {
      machine.arena[planned.clock.offset + 1] = 2 ** 23 + pass
      return [0, 64, 128].flatMap((start) => probabilities(examples, inOrder.slice(start, start + 64), noisy))
    })
    const mean = inOrder.map((row) =>
      Array.from({ length: 10 }, (_, k) => passes.reduce((sum, p) => sum + p[row]![k]! / passes.length, 0)),
    )
    expectCondition({ masks: 5 }, scored(examples, inOrder, mean))
    const { metrics } = trained({ ...spec, conditions: { one: { masks: 1 }, many: { masks: 20 } } })
    expect(metrics['test.loss@many']).toBeLessThan(metrics['test.loss@one']!)
  })
})
