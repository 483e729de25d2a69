import { describe, expect, test } from 'vitest'
import { probes } from '#core/probes/index.ts'
import type { Spec, TrainingSpec } from '#core/spec.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { run, simd, small, trained } from './environments.ts'

const digest = (spec: Spec) => outcomeDigest(run(spec, {}, simd).outcome, 0)

test('every probe that looks at classes in the plane, together, changes nothing', () => {
  const show = probes.map(({ id }) => id).filter((id) => id !== 'function')
  const all: TrainingSpec = { ...small, show }
  const { frames, outcome } = run(all, {}, simd, 'frames')
  expect(frames.every(({ results }) => results.length > show.length)).toBe(true)
  expect(outcomeDigest(outcome, 0)).toBe(digest(small))
  expect(run(all, {}, simd, 'measures').frames.every(({ results }) => results.length === 0)).toBe(true)
})

describe('a run', () => {
  test('is measured at step 0, every so often, and at the last step', () => {
    const { frames, outcome } = run({ ...small, training: { batchSize: 8, steps: 11, measureEvery: 4 } })
    expect(frames.map(({ step }) => step)).toEqual([0, 4, 8, 11])
    expect(outcome).toMatchObject({ steps: [0, 4, 8, 11], divergence: null })
    const { history, metrics } = trained({ ...small, training: { batchSize: 8, steps: 11, measureEvery: 4 } })
    for (const [key, series] of Object.entries(history)) {
      expect(series).toHaveLength(4)
      expect(metrics[key]).toBe(series.at(-1))
    }
  })

  test('that goes on longer, or is measured otherwise, is the same run', () => {
    const whole = trained(small)
    const part = trained(small, { settings: { 'training.steps': 20, 'training.measureEvery': 10 } })
    const at = (step: number) => whole.steps.indexOf(step)
    part.steps.forEach((step, k) => {
      for (const key of Object.keys(part.history)) expect(part.history[key]![k]).toBe(whole.history[key]![at(step)])
    })
  })

  test('learns', () => {
    const { history } = trained(small, { settings: { 'data.labelNoise': 0, 'training.steps': 200 } })
    expect(history['train.loss']!.at(-1)!).toBeLessThan(0.5 * history['train.loss']![0]!)
    expect(history['validation.error']!.at(-1)!).toBeLessThan(0.2)
  })

  test.each([0, 1, 2, 3])('best-validation is the first step with the lowest validation error: seed %i', (seed) => {
    const settings = { 'training.measureEvery': 1 }
    const { history, steps, metrics } = trained(small, { seed, settings })
    const errors = history['validation.error']!
    const step = steps[errors.indexOf(Math.min(...errors))]!
    expect(metrics['step@best-validation']).toBe(step)
    expect(step).toBeGreaterThan(0)
    // What is measured there is what a run that ends there measures at its end.
    const ended = trained(small, { seed, settings: { ...settings, 'training.steps': step } })
    for (const key of Object.keys(ended.metrics).filter((name) => `${name}@best-validation` in metrics))
      expect(metrics[`${key}@best-validation`]).toBe(ended.metrics[key])
    for (const key of ['train', 'validation', 'test'].flatMap((split) => [`${split}.loss`, `${split}.error`]))
      expect(ended.metrics).toHaveProperty([key])
  })

  test('keeps data loss and penalty apart', () => {
    const arm = (strength: number): TrainingSpec => ({
      ...small,
      arms: { plain: { techniques: { l2: { strength } } } },
    })
    const { metrics } = trained(arm(0.1))
    expect(metrics.penalty).toBeCloseTo((0.1 / 2) * metrics['weight-norm']! ** 2, 7)
    expect(trained(small).metrics).not.toHaveProperty('penalty')
    // At step 0 the weights are the same, so the data loss is.
    expect(trained(arm(0.1)).history['train.loss']![0]).toBe(trained(small).history['train.loss']![0])
  })
})
