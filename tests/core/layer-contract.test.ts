/** What every layer of the registry keeps to, inside a network: its gradients, its inference, its room for a batch. */
import { describe, expect, test } from 'vitest'
import { layers } from '#core/layers/index.ts'
import type { LayerUnit } from '#core/layers/layer.ts'
import type { Slice } from '#core/network.ts'
import { type Planned, planTraining } from '#core/plan.ts'
import { INFERENCE, type Mode, TRAINING } from '#core/program.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { createMachine } from '#core/train/machine.ts'
import { createLists } from '#kernels/modes.ts'
import { fill, random, run as runInFloat64 } from './differences.ts'
import { byDefinition, simd, small } from './environments.ts'

const COUNT = 6
/** Entries of a parameter, or of the input, that are compared with differences. */
const ENTRIES = 10
const STEP = 1e-4

const units = (layers as readonly LayerUnit[]).map((unit) => [unit.id, unit] as const)

/** A network in which the layer gets an image, or a list where it takes none. */
function setupWith({ id, takes }: LayerUnit, steps = 12): TrainingSpec {
  const layer = { kind: id, ...(id === 'group-norm' ? { groups: 2 } : {}) } as never
  const before = takes === 'features' ? [{ kind: 'flatten' } as const] : []
  const model = [
    { kind: 'conv2d', channels: 2, kernel: 3 } as const,
    ...before,
    layer,
    { kind: 'dense', units: 10 } as const,
  ]
  return {
    ...small,
    data: { kind: 'digits', train: 40, validation: 20, test: 100 },
    model,
    training: { batchSize: 8, steps, measureEvery: 6 },
  }
}
const planOf = (unit: LayerUnit) => planTraining(resolveArm(setupWith(unit), 'plain') as ResolvedTraining)

/** An arena in float64 with random parameters, inputs and targets, and the masks of one step. */
function arenaOf({ network, program, options, clock }: Planned): Float64Array {
  const arena = new Float64Array(program.arenaLength)
  for (const { slice, value } of options) arena[slice.offset] = value
  for (const { initial, value } of network.layers.flatMap(({ states }) => states))
    arena.fill(initial, value.offset, value.offset + value.length)
  fill(arena, network.parameters)
  fill(arena, network.input.value)
  for (let b = 0; b < COUNT; b++) arena[network.targets.offset + random.integer(0, 9) * network.capacity + b] = 1
  arena[clock.offset + 1] = 1
  runInFloat64(program.segments.draw ?? [], arena, COUNT)
  return arena
}

describe.each(units)('%s', (_, unit) => {
  test.each<[string, Mode]>([
    ['training', { ...TRAINING, inputGradient: true }],
    ['inference', { ...INFERENCE, inputGradient: true }],
  ])('in %s, its gradients are those of the loss', (_, mode) => {
    const planned = planOf(unit)
    const { network, program } = planned
    const arena = arenaOf(planned)
    const operationsIn = createLists(program, (operations) => operations)
    const lossAt = (at: number, shift: number) => {
      const value = arena[at]!
      arena[at] = value + shift
      runInFloat64(operationsIn('forward', mode), arena, COUNT)
      arena[at] = value
      let sum = 0
      for (let b = 0; b < COUNT; b++) sum += arena[network.losses.offset + b]!
      return sum / COUNT
    }
    runInFloat64(operationsIn('forward', mode), arena, COUNT)
    runInFloat64(operationsIn('backward', mode), arena, COUNT)
    const gradient = arena.slice()
    const pairs: { value: Slice; gradient: Slice; live: (k: number) => boolean }[] = network.layers
      .flatMap(({ parameters }) => parameters)
      .map(({ value, gradient }) => ({ value, gradient, live: () => true }))
    const { value, gradient: inputGradient } = network.input
    pairs.push({ value, gradient: inputGradient, live: (k) => k % network.capacity < COUNT })

    let compared = 0
    let tried = 0
    for (const pair of pairs)
      for (let entry = 0; entry < ENTRIES; entry++) {
        const k = random.integer(0, pair.value.length - 1)
        if (!pair.live(k)) continue
        tried += 1
        const at = pair.value.offset + k
        const wide = (lossAt(at, STEP) - lossAt(at, -STEP)) / (2 * STEP)
        const narrow = (lossAt(at, STEP / 2) - lossAt(at, -STEP / 2)) / STEP
        // Across a kink the two widths disagree; Richardson's combination is exact to the fourth order.
        if (Math.abs(wide - narrow) > 1e-5 * Math.abs(narrow) + 1e-8) continue
        compared += 1
        const difference = (4 * narrow - wide) / 3
        const found = gradient[pair.gradient.offset + k]!
        expect(Math.abs(found - difference)).toBeLessThan(1e-6 * Math.abs(difference) + 1e-9)
      }
    expect(compared).toBeGreaterThan(0.6 * tried)
  })

  test('gives one example what it gives many: inference does not look at the batch', () => {
    const planned = planOf(unit)
    const machine = createMachine(planned, simd.executor)
    for (const { slice, value } of planned.options) machine.arena[slice.offset] = value
    for (const { initial, value } of planned.network.layers.flatMap(({ states }) => states))
      machine.arena.fill(initial, value.offset, value.offset + value.length)
    const { offset, length } = planned.network.parameters
    for (let k = 0; k < length; k++) machine.arena[offset + k] = random.word() / 2 ** 31 - 1
    const inputs = Float32Array.from({ length: 64 * 9 }, () => random.word() / 2 ** 31 - 1)
    const together = machine.outputs(inputs, 9)
    for (let row = 0; row < 9; row++)
      expect(machine.outputs(inputs.subarray(row * 64, (row + 1) * 64), 1)).toEqual(
        together.subarray(row * 10, (row + 1) * 10),
      )
  })

  test('trains to the same bits whatever the room for a batch, and on both executors', () => {
    const setup = resolveArm(setupWith(unit), 'plain') as ResolvedTraining
    const bits = (columns: number, { executor }: typeof simd) => {
      const planned = planTraining(setup, 0, [], columns)
      const machine = createMachine(planned, executor)
      const { arena } = machine
      for (const { slice, value } of planned.options) arena[slice.offset] = value
      arena[planned.learningRate.offset] = 0.05
      const { parameters, states } = planned.network
      for (const { initial, value } of planned.network.layers.flatMap(({ states }) => states))
        arena.fill(initial, value.offset, value.offset + value.length)
      for (let k = 0; k < parameters.length; k++) arena[parameters.offset + k] = ((k * 7919) % 2003) / 2003 - 0.5
      const inputs = Float32Array.from({ length: 64 * 8 }, (_, k) => ((k * 104729) % 1009) / 504 - 1)
      const labels = Uint8Array.from({ length: 8 }, (_, k) => k)
      const examples = { count: 8, inputs, labels, values: new Float32Array(0), flipped: new Uint8Array(8) }
      for (let step = 1; step <= 3; step++) {
        arena[planned.clock.offset + 1] = step
        machine.put(examples, Uint32Array.from([step, 0, 5, 7, 2]))
        machine.run('draw')
        machine.lossAndGradient(TRAINING)
        for (const segment of ['commit', 'penalty', 'before-update', 'update'] as const) machine.run(segment)
      }
      const range = ({ offset, length }: Slice) => [...arena.slice(offset, offset + length)]
      return [...range(parameters), ...range(states)]
    }
    const usual = bits(0, simd)
    expect(usual.every(Number.isFinite)).toBe(true)
    expect(bits(100, simd)).toEqual(usual)
    expect(bits(0, byDefinition)).toEqual(usual)
  })
})
