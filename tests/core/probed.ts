/** Small runs for the tests of probes, and each one's network again in float64, operation by operation. */
import type { DataUnit, Examples, Splits } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import type { Parameter, Slice } from '#core/network.ts'
import { planTraining } from '#core/plan.ts'
import { INFERENCE, type Mode, type Segment, TRAINING } from '#core/program.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { Result } from '#core/results.ts'
import { createStream } from '#core/rng.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { createBatches } from '#core/train/batches.ts'
import { initialise } from '#core/train/initialise.ts'
import { createLists } from '#kernels/modes.ts'
import { run as runIn64 } from './differences.ts'
import { run, simd, trained } from './environments.ts'

export type GivenProbe = string | { readonly kind: string; readonly [option: string]: string | number }
export const CLEAN: Mode = { noise: false, statistics: 'batch', inputGradient: false }

const dense = (units: number) => ({ kind: 'dense', units }) as const
const relu = { kind: 'relu' } as const
const batchNorm = { kind: 'batch-norm' } as const
const digits = { kind: 'digits', train: 40, validation: 40, test: 100, labelNoise: 0.2 } as const
const training = (spec: Pick<TrainingSpec, 'data' | 'model'>): TrainingSpec => ({
  kind: 'training',
  optimizer: { kind: 'sgd', learningRate: 0.05 },
  training: { batchSize: 12, steps: 30, measureEvery: 6 },
  arms: { only: {} },
  show: [],
  controls: [],
  ...spec,
})

export const specs: { readonly [name: string]: TrainingSpec } = {
  digits: training({ data: digits, model: [dense(8), relu, dense(10)] }),
  normalized: training({
    data: digits,
    model: [dense(8), batchNorm, { kind: 'injected-shift' }, relu, dense(6), batchNorm, relu, dense(10)],
  }),
  convolutional: training({
    // Where the background is flat, the largest of a pool is a tie, and has no gradient.
    data: { ...digits, featureNoise: 0.1 },
    model: [
      { kind: 'conv2d', channels: 3, kernel: 3, padding: 1 },
      batchNorm,
      relu,
      { kind: 'max-pool' },
      { kind: 'flatten' },
      dense(10),
    ],
  }),
  moons: training({
    data: { kind: 'two-moons', train: 40, validation: 40, test: 100, labelNoise: 0.2 },
    model: [dense(8), relu, dense(2)],
  }),
}

/** What a probe shows at each frame. */
export const shown = (spec: TrainingSpec, probe: GivenProbe, environment = simd): readonly (readonly Result[])[] =>
  run({ ...spec, show: [probe as never] }, {}, environment, 'frames').frames.map(({ results }) => results)
export const shownLast = (spec: TrainingSpec, probe: GivenProbe) => shown(spec, probe).at(-1)!

/** The numbers among results, by name and part. */
export const valuesOf = (results: readonly Result[]) =>
  Object.fromEntries(
    results.flatMap((result) =>
      result.shape === 'number' ? [[[result.name, result.of].filter(Boolean).join(' '), result.value]] : [],
    ),
  )
/** The one result of this shape. */
export function only<S extends Result['shape']>(results: readonly Result[], shape: S): Extract<Result, { shape: S }> {
  const found = results.filter((result) => result.shape === shape)
  if (found.length !== 1) throw new Error(`${found.length} results have the shape ${shape}.`)
  return found[0] as Extract<Result, { shape: S }>
}

export type Network64 = ReturnType<typeof network64>

/** The network of seed 0 as it stands after `steps` steps, in float64. */
export function network64(spec: TrainingSpec, steps = spec.training.steps) {
  const setup = resolveArm(spec, Object.keys(spec.arms)[0]!) as ResolvedTraining
  const planned = planTraining(setup)
  const { network, program, options, clock, loss } = planned
  const data = (dataSets as readonly DataUnit[]).find(({ id }) => id === setup.data.kind)!
  const splits: Splits = data.create(setup.data as never, 0, simd.datasets)
  const arena = new Float64Array(program.arenaLength)
  for (const { slice, value } of options) arena[slice.offset] = value
  arena[clock.offset + 1] = steps
  if (steps === 0) initialise(network, setup, arena as never, (name) => createStream(0, name))
  else {
    const { parameters, states } = trained({ ...spec, training: { ...spec.training, steps } })
    arena.set(parameters, network.parameters.offset)
    arena.set(states, network.states.offset)
  }
  const { batchSize } = setup.training
  const rows = createBatches(splits.train.count, batchSize, createStream(0, 'batches'))(steps)
  const listsOf = createLists(program, (operation) => operation)
  const { capacity, input, logits, targets, losses, parameters, gradients } = network
  let count = 0

  const runSegment = (segment: Segment, mode: Mode) => runIn64(listsOf(segment, mode), arena, count)
  const putInputs = (inputs: ArrayLike<number>, rows: ArrayLike<number>) => {
    count = rows.length
    for (let column = 0; column < count; column++)
      for (let f = 0; f < input.features; f++)
        arena[input.value.offset + f * capacity + column] = inputs[rows[column]! * input.features + f]!
  }
  const put = (examples: Examples, rows: ArrayLike<number>) => {
    putInputs(examples.inputs, rows)
    for (let column = 0; column < count; column++)
      for (let k = 0; k < logits.features; k++)
        arena[targets.offset + k * capacity + column] = loss.target(examples, rows[column]!, k)
  }
  const copy = ({ offset, length }: Slice) => arena.slice(offset, offset + length)
  const start = copy(parameters)

  return {
    ...{ setup, network, splits, data, arena, copy, put, run: runSegment, start },
    rate: options.find(({ path }) => path === 'optimizer.learningRate')!.value,
    get count() {
      return count
    },
    /** The batch of the last step, with its draws. */
    putStep() {
      put(splits.train, rows)
      runSegment('draw', TRAINING)
    },
    putFirst: (most: number) => put(splits.train, [...Array(Math.min(most, splits.train.count)).keys()]),
    /** Parameters: those of the end, and c times each direction. */
    move(...moves: readonly (readonly [number, ArrayLike<number>])[]) {
      for (let k = 0; k < start.length; k++)
        arena[parameters.offset + k] = moves.reduce((sum, [c, direction]) => sum + c * direction[k]!, start[k]!)
    },
    loss(mode: Mode): number {
      runSegment('forward', mode)
      return (
        copy(losses)
          .subarray(0, count)
          .reduce((a, b) => a + b) / count
      )
    },
    gradient(mode: Mode): Float64Array {
      runSegment('forward', mode)
      runSegment('backward', mode)
      return copy(gradients)
    },
    /** Outputs of one input in inference. */
    outputs(x: ArrayLike<number>): number[] {
      putInputs(x, [0])
      runSegment('forward', INFERENCE)
      return Array.from({ length: logits.features }, (_, k) => arena[logits.value.offset + k * capacity]!)
    },
    /** [feature][example] of the layer's output as it stands. */
    output: (layer: string) => {
      const { output } = network.layers.find(({ name }) => name === layer)!
      return Array.from({ length: output.features }, (_, f) => [
        ...arena.subarray(output.value.offset + f * capacity, output.value.offset + f * capacity + count),
      ])
    },
    weights: network.layers.flatMap(({ name, parameters: all }) => {
      const weight = all.find(({ role }) => role === 'weight')
      return weight ? [{ layer: name, weight, at: at(weight) }] : []
    }),
  }
  /** Where a parameter stands among all. */
  function at({ value }: Parameter): Slice {
    return { offset: value.offset - parameters.offset, length: value.length }
  }
}

export const part = (all: Float64Array, { offset, length }: Slice) => all.subarray(offset, offset + length)
export const norm = (values: ArrayLike<number>) => Math.hypot(...Array.from(values))
export const minus = (a: ArrayLike<number>, b: ArrayLike<number>) => Float64Array.from(a, (x, k) => x - b[k]!)
export const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, x, k) => sum + x * b[k]!, 0)
export const meanOf = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length
export const deviationOf = (values: ArrayLike<number>) => {
  const mean = meanOf(values)
  return Math.sqrt(meanOf(Array.from(values, (x) => (x - mean) ** 2)))
}
