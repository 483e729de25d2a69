/** What a run shows at a step when it is only looked at: the frame that a run has which measures there. */
import { describe, expect, test } from 'vitest'
import { probes } from '#core/probes/index.ts'
import type { ProbeUnit } from '#core/probes/probe.ts'
import type { Frame } from '#core/results.ts'
import { type RunKey, startRun } from '#core/run.ts'
import type { TrainingSpec } from '#core/spec.ts'
import type { Checkpoint } from '#core/train/checkpoint.ts'
import { executeLook } from '#runner/execute.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { run, simd, small } from './environments.ts'

const key: RunKey = { arm: 'plain', settings: {}, seed: 3 }
const dense = (units: number) => ({ kind: 'dense', units }) as const
const relu = { kind: 'relu' } as const
const all: readonly ProbeUnit[] = probes
const remembering = all.filter(({ remembers }) => remembers).map(({ id }) => id)
/** Of one input only. */
const ONE_INPUT = 'function'
const others = all.map(({ id }) => id).filter((id) => !remembering.includes(id) && id !== ONE_INPUT)

/** Networks that are measured with other parameters than they learn with, or on what only their step has. */
const specs: { readonly [name: string]: TrainingSpec } = {
  'every probe': {
    ...small,
    model: [dense(6), { kind: 'batch-norm' }, relu, { kind: 'injected-shift' }, dense(6), relu, dense(2)],
    training: { ...small.training, steps: 12 },
    show: others as never,
  },
  averaged: {
    ...small,
    arms: { plain: { techniques: { 'weight-averaging': {}, dropout: {}, mixup: {} } } },
    show: ['loss', 'weight-norm', 'step-examples', 'effective-learning-rate'],
  },
  members: { ...small, members: 2, show: ['loss', 'calibration'] },
  scheduled: {
    ...small,
    optimizer: { kind: 'sgd', learningRate: 0.1, schedule: { kind: 'cosine' } },
    changes: [{ step: 8, set: { 'optimizer.momentum': 0.5 } }],
    show: ['loss', 'effective-learning-rate', 'gradient-shift'],
  },
}

/** What a look at a step gives in a run that begins here. */
function look(spec: TrainingSpec, step: number, from?: Checkpoint): Frame {
  const { turns } = executeLook({ type: 'look', id: 0, spec, key, step, from }, simd)
  for (;;) {
    const turn = turns.next()
    if (turn.done) return turn.value
  }
}

describe.each(Object.entries(specs))('%s:', (_, spec) => {
  const measureAll = { ...spec, training: { ...spec.training, measureEvery: 1 } }
  const { frames: measured } = run(measureAll, key, simd, 'frames')
  const whole = run(spec, key, simd, 'frames')
  const checkpoints: Checkpoint[] = []

  test('a look is the frame of a run that measures there, and leaves no trace', () => {
    const { turns, look, checkpoint } = startRun(spec, key, 'frames', simd)
    const frames: Frame[] = []
    let turn = turns.next()
    for (; !turn.done; turn = turns.next()) {
      expect(look()).toEqual(measured[checkpoints.length])
      if (turn.value) frames.push(turn.value)
      checkpoints.push(checkpoint()!)
    }
    expect(checkpoints).toHaveLength(spec.training.steps + 1)
    expect(outcomeDigest(turn.value, key.seed)).toBe(outcomeDigest(whole.outcome, key.seed))
    expect(frames).toEqual(whole.frames)
  })

  test('with a checkpoint the look is the same, also with that of the very step', () => {
    const last = spec.training.steps
    for (const [from, step] of [
      [0, 0],
      [0, 3],
      [5, 5],
      [7, 7],
      [4, 9],
      [last, last],
      [last, 2],
    ] as const)
      expect(look(spec, step, checkpoints[from]), `step ${step} from ${from}`).toEqual(measured[step])
  })
})

describe.each(remembering)('%s, which compares frames,', (kind) => {
  const spec = { ...small, show: [{ kind }] } as unknown as TrainingSpec
  const { frames } = run(spec, key, simd, 'frames')

  test('is looked at as it was measured', () => {
    for (const frame of frames) expect(look(spec, frame.step)).toEqual(frame)
  })

  test('does not go on from a checkpoint, which has forgotten what went before', () => {
    const first = startRun(spec, key, 'frames', simd)
    while (first.step() < 12) first.turns.next()
    const seen = look(spec, 17)
    expect(look(spec, 17, first.checkpoint()!)).toEqual(seen)
    expect(seen).not.toEqual({ ...look(spec, 16), step: 17 })
  })
})

test('there is no look at a step that the run does not make', () => {
  expect(() => look(small, 31)).toThrow('This run has no step 31.')
  const stopping: TrainingSpec = { ...small, arms: { plain: { techniques: { 'early-stopping': { patience: 1 } } } } }
  const { frames } = run(stopping, key, simd, 'frames')
  const last = frames.at(-1)!.step
  expect(last).toBeLessThan(30)
  expect(look(stopping, last)).toEqual(frames.at(-1))
  expect(() => look(stopping, last + 1)).toThrow(`This run has no step ${last + 1}.`)
})
