/** Runs that are cut off, stored and resumed, and runs that are changed while they go on. */
import { describe, expect, test } from 'vitest'
import { type Outcome, type RunKey, startRun } from '#core/run.ts'
import type { TrainingSpec } from '#core/spec.ts'
import type { Checkpoint } from '#core/train/checkpoint.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { byDefinition, run, simd, small, trained } from './environments.ts'

const key: RunKey = { arm: 'plain', settings: {}, seed: 3 }
const digestOf = (outcome: Outcome) => outcomeDigest(outcome, key.seed)

/** Runs to this step and gives the state there, through bytes as a store would keep them. */
function cutAt(spec: TrainingSpec, step: number, environment = simd): Checkpoint {
  const { turns, checkpoint } = startRun(spec, key, 'measures', environment)
  for (let turn = 0; turn <= step; turn++) if (turns.next().done) throw new Error('The run is shorter than that.')
  const { step: at, bytes } = checkpoint()!
  expect(at).toBe(step)
  return { step: at, bytes: bytes.slice() }
}
function resume(spec: TrainingSpec, from: Checkpoint, environment = simd): Outcome {
  const { turns } = startRun(spec, key, 'measures', environment, from)
  for (;;) {
    const turn = turns.next()
    if (turn.done) return turn.value
  }
}

/** Everything that a run remembers: momentum, moments, place in a schedule, running statistics, averages, patience. */
const specs: { readonly [name: string]: TrainingSpec } = {
  momentum: small,
  adam: { ...small, optimizer: { kind: 'adam', learningRate: 0.01, schedule: { kind: 'cosine' } } },
  rmsprop: {
    ...small,
    optimizer: { kind: 'rmsprop', learningRate: 0.01, schedule: { kind: 'warm-up', steps: 10 } },
  },
  penalty: { ...small, arms: { plain: { techniques: { l2: { strength: 0.1 } } } } },
  members: { ...small, members: 3 },
  masks: {
    ...small,
    arms: { plain: { techniques: { dropout: {}, 'weight-noise': {}, mixup: {}, 'sharpness-aware': {} } } },
  },
  averaging: {
    ...small,
    arms: { plain: { techniques: { 'batch-norm': {}, 'weight-averaging': {}, 'early-stopping': {} } } },
  },
}

describe.each(Object.entries(specs))('%s', (_, spec) => {
  test('resumed at any step, a run has the bits of the run that was never cut', () => {
    const whole = digestOf(run(spec, key).outcome)
    for (let step = 0; step <= small.training.steps; step++)
      expect(digestOf(resume(spec, cutAt(spec, step)))).toBe(whole)
  })
})

test('a run cut on one executor goes on with the same bits on the other', () => {
  const whole = digestOf(run(small, key).outcome)
  expect(digestOf(resume(small, cutAt(small, 11, byDefinition)))).toBe(whole)
})

describe('a checkpoint is refused', () => {
  const from = cutAt(small, 10)
  const sentence = 'This checkpoint belongs to another run: start from step 0.'

  test('by another spec, another seed, another step', () => {
    const other = { ...small, optimizer: { kind: 'sgd', learningRate: 0.2, momentum: 0.9 } } as const
    expect(() => resume(other, from)).toThrow(sentence)
    expect(() => startRun(small, { ...key, seed: 4 }, 'measures', simd, from)).toThrow(sentence)
    expect(() => resume(small, { ...from, step: 11 })).toThrow(sentence)
  })

  test.each([0, 3, 4, 40])('where only its first %i bytes are left', (length) => {
    expect(() => resume(small, { ...from, bytes: from.bytes.slice(0, length) })).toThrow(sentence)
  })
})

describe('changes', () => {
  const changed = (step: number, set: { [path: string]: number }): TrainingSpec => ({
    ...small,
    changes: [{ step, set }],
  })
  const rate = { 'optimizer.learningRate': 0.01 }

  test('act before their step and not earlier', () => {
    const plain = trained(small).history['train.loss']!
    const late = trained(changed(16, rate)).history['train.loss']!
    expect(late.slice(0, 4)).toEqual(plain.slice(0, 4))
    expect(late[4]).not.toBe(plain[4])
    const fromStart = { ...small, optimizer: { ...small.optimizer, learningRate: 0.01 } }
    expect(trained(changed(1, rate)).parameters).toEqual(trained(fromStart).parameters)
  })

  test('fork a run: from a checkpoint before them, the bits of the run that had them all along', () => {
    const spec = changed(16, { ...rate, 'optimizer.momentum': 0 })
    expect(digestOf(resume(spec, cutAt(small, 12)))).toBe(digestOf(run(spec, key).outcome))
    expect(digestOf(resume(spec, cutAt(small, 12)))).not.toBe(digestOf(run(small, key).outcome))
    expect(digestOf(resume(spec, cutAt(spec, 20)))).toBe(digestOf(run(spec, key).outcome))
    expect(() => resume(spec, cutAt(small, 20))).toThrow('belongs to another run')
  })

  test('reach only the arm that their path names', () => {
    const arms = { plain: {}, other: {} }
    const spec = { ...changed(5, { 'other.optimizer.learningRate': 0.01 }), arms }
    expect(trained(spec, { arm: 'plain' }).parameters).toEqual(trained(small).parameters)
    expect(trained(spec, { arm: 'other' }).parameters).not.toEqual(trained(small).parameters)
  })

  test.each([
    [{ 'data.train': 40 }, 5, 'cannot change while a run goes on'],
    [{ 'optimizer.speed': 1 }, 5, 'names no option of this experiment'],
    [{ 'optimizer.learningRate': 1000 }, 5, 'must be a number from 0.0001 to 10, not 1000'],
    [rate, 31, '“changes.0.step” must be a whole number from 1 to 30, not 31'],
  ])('%o at step %i are refused', (set, step, sentence) => {
    expect(() => run(changed(step, set as { [path: string]: number }))).toThrow(sentence)
  })
})
