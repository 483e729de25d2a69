/** A whole training against plain float64 loops, written from the equations and not from the core. */
import { describe, expect, test } from 'vitest'
import { planTraining } from '#core/plan.ts'
import { TRAINING } from '#core/program.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import { createMachine } from '#core/train/machine.ts'
import { createRandom } from '../kernels/random-case.ts'
import { byDefinition, simd, small } from './environments.ts'

const EXAMPLES = 40
const BATCH = 10
const STEPS = 60
const WIDTHS = [2, 8, 8, 2]

const random = createRandom(7)
const between = () => random.word() / 2 ** 31 - 1
const inputs = Array.from({ length: EXAMPLES }, () => [2 * between(), 2 * between()])
const labels = inputs.map(([x, y]) => (x! * y! > 0 ? 1 : 0))
const weights = WIDTHS.slice(1).map((units, l) =>
  Array.from({ length: units }, () => Array.from({ length: WIDTHS[l]! }, () => Math.fround(between()))),
)
/** Step s takes rows (s · batch + j) mod N. */
const batches = Array.from({ length: STEPS }, (_, step) =>
  Array.from({ length: BATCH }, (_, j) => (step * BATCH + j) % EXAMPLES),
)

interface Setting {
  readonly learningRate: number
  readonly momentum: number
  readonly l2: number
  readonly decay: number
}

/**
 * The data loss of each step: dense, ReLU, dense, ReLU, dense, softmax cross-entropy; v ← μ v + g + λ w, then
 * w ← (1 − η δ) w − η v.
 */
function lossesByHand({ learningRate, momentum, l2, decay }: Setting): number[] {
  const w = structuredClone(weights)
  const b = w.map((layer) => layer.map(() => 0))
  const v = w.map((layer) => layer.map((row) => row.map(() => 0)))
  const vb = w.map((layer) => layer.map(() => 0))
  return batches.map((batch) => {
    const dw = w.map((layer) => layer.map((row) => row.map(() => 0)))
    const db = w.map((layer) => layer.map(() => 0))
    let loss = 0
    for (const example of batch) {
      const activations = [inputs[example]!]
      w.forEach((layer, l) => {
        const z = layer.map((row, o) => row.reduce((sum, weight, i) => sum + weight * activations[l]![i]!, b[l]![o]!))
        activations.push(l === w.length - 1 ? z : z.map((value) => Math.max(0, value)))
      })
      const z = activations.at(-1)!
      const sum = z.reduce((total, value) => total + Math.exp(value), 0)
      loss += Math.log(sum) - z[labels[example]!]!
      let delta = z.map((value, k) => (Math.exp(value) / sum - (k === labels[example] ? 1 : 0)) / BATCH)
      for (let l = w.length - 1; l >= 0; l--) {
        const below = activations[l]!
        delta.forEach((d, o) => {
          db[l]![o]! += d
          below.forEach((a, i) => {
            dw[l]![o]![i]! += d * a
          })
        })
        delta = below.map((a, i) => (a > 0 ? delta.reduce((total, d, o) => total + d * w[l]![o]![i]!, 0) : 0))
      }
    }
    w.forEach((layer, l) => {
      layer.forEach((row, o) => {
        row.forEach((weight, i) => {
          v[l]![o]![i] = momentum * v[l]![o]![i]! + dw[l]![o]![i]! + l2 * weight
          row[i] = (1 - learningRate * decay) * weight - learningRate * v[l]![o]![i]!
        })
        vb[l]![o] = momentum * vb[l]![o]! + db[l]![o]!
        b[l]![o]! -= learningRate * vb[l]![o]!
      })
    })
    return loss / BATCH
  })
}

/** The same by the core, from the same weights on the same batches. */
function lossesByCore({ learningRate, momentum, l2, decay }: Setting, { executor }: typeof simd): number[] {
  const setup = resolveArm(
    {
      ...small,
      model: [
        { kind: 'dense', units: 8 },
        { kind: 'relu' },
        { kind: 'dense', units: 8 },
        { kind: 'relu' },
        { kind: 'dense', units: 2 },
      ],
      optimizer: { kind: 'sgd', learningRate, momentum },
      arms: { run: { techniques: { l2: { strength: l2 }, 'weight-decay': { strength: decay } } } },
    },
    'run',
  ) as ResolvedTraining
  const planned = planTraining(setup)
  const machine = createMachine(planned, executor)
  for (const { slice, value } of planned.options) machine.arena[slice.offset] = value
  const matrices = planned.network.layers
    .flatMap(({ parameters }) => parameters)
    .filter(({ role }) => role === 'weight')
    .map(({ value }) => value)
  matrices.forEach(({ offset }, l) => {
    machine.arena.set(weights[l]!.flat(), offset)
  })
  const examples = {
    count: EXAMPLES,
    inputs: Float32Array.from(inputs.flat()),
    labels: Uint8Array.from(labels),
    values: new Float32Array(0),
    flipped: new Uint8Array(EXAMPLES),
  }
  machine.arena[planned.learningRate.offset] = learningRate
  return batches.map((batch) => {
    machine.put(examples, Uint32Array.from(batch))
    const { dataLoss } = machine.lossAndGradient(TRAINING)
    for (const segment of ['penalty', 'before-update', 'update'] as const) machine.run(segment)
    return dataLoss
  })
}

describe.each<[string, Setting]>([
  ['plain', { learningRate: 0.3, momentum: 0, l2: 0, decay: 0 }],
  ['with momentum', { learningRate: 0.05, momentum: 0.9, l2: 0, decay: 0 }],
  ['with an L2 penalty', { learningRate: 0.3, momentum: 0, l2: 0.03, decay: 0 }],
  ['with decoupled decay', { learningRate: 0.3, momentum: 0, l2: 0, decay: 0.03 }],
  ['with all three', { learningRate: 0.05, momentum: 0.9, l2: 0.03, decay: 0.05 }],
])('gradient descent %s', (_, setting) => {
  const expected = lossesByHand(setting)

  test('learns something in this run', () => {
    expect(expected.at(-1)!).toBeLessThan(0.8 * expected[0]!)
  })

  test.each([
    ['the definition', byDefinition],
    ['SIMD', simd],
  ])('by %s has the losses of plain loops within 1e-3', (_, environment) => {
    const actual = lossesByCore(setting, environment)
    const off = expected.map((loss, step) => Math.abs(actual[step]! - loss) / loss)
    expect(Math.max(...off)).toBeLessThan(1e-3)
  })
})
