/** Early stopping in a run: when it ends, and what it ends with. */
import { expect, test } from 'vitest'
import { startRun } from '#core/run.ts'
import type { Settings, TrainingSpec } from '#core/spec.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { byDefinition, run, simd, small, trained } from './environments.ts'

/** Learns noise by heart: the validation loss turns. */
const overfitting: TrainingSpec = {
  ...small,
  data: { kind: 'two-moons', train: 20, validation: 200, test: 200, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 32 }, { kind: 'relu' }, { kind: 'dense', units: 2 }],
  optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 },
  training: { batchSize: 'all', steps: 400, measureEvery: 10 },
  arms: { plain: {}, stopped: { techniques: { 'early-stopping': { patience: 3 } } } },
}
const stopped = (settings: Settings = {}) =>
  trained(overfitting, {
    arm: 'stopped',
    settings: Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [`stopped.techniques.early-stopping.${name}`, value]),
    ),
  })
const plain = trained(overfitting)
const losses = plain.history['validation.loss']!
/** The check, from 0 on, that is the first without a better one for `patience` checks. */
function stopOf(values: readonly number[], patience: number) {
  let best = 0
  for (const [k, value] of values.entries()) {
    if (value < values[best]!) best = k
    if (k - best >= patience) return { stop: k, best }
  }
  throw new Error('It does not stop.')
}

test.each([1, 3, 6])('patience %i: the series are those of the plain run, cut where the rule says', (patience) => {
  const { stop } = stopOf(losses, patience)
  const { steps, history } = stopped({ patience })
  expect(steps).toEqual(plain.steps.slice(0, stop + 1))
  expect(history['validation.loss']).toEqual(losses.slice(0, stop + 1))
  expect(stop).toBeLessThan(losses.length - 1)
})

test('the best parameters are restored: every metric is that of the best check', () => {
  const { best } = stopOf(losses, 3)
  const { metrics, parameters } = stopped()
  expect(metrics['validation.loss']).toBe(losses[best])
  const upTo = trained({ ...overfitting, training: { batchSize: 'all', steps: 10 * best, measureEvery: 10 } })
  expect(parameters).toEqual(upTo.parameters)
  expect(metrics['test.error']).toBe(upTo.metrics['test.error'])
})

test('without restoring, the run ends with the last parameters', () => {
  const { stop } = stopOf(losses, 3)
  const upTo = trained({ ...overfitting, training: { batchSize: 'all', steps: 10 * stop, measureEvery: 10 } })
  const { parameters, metrics } = stopped({ restoreBest: false })
  expect(parameters).toEqual(upTo.parameters)
  expect(metrics['validation.loss']).toBe(losses[stop])
})

test('the error can be watched instead of the loss, and a least difference asked for', () => {
  const errors = plain.history['validation.error']!
  expect(stopped({ metric: 'validation.error' }).steps.at(-1)).toBe(10 * stopOf(errors, 3).stop)
  // Nothing improves by 1: three checks after the first it stops.
  expect(stopped({ minDelta: 1 }).steps.at(-1)).toBe(30)
})

test('a run that is cut off while it waits goes on waiting', () => {
  const key = { arm: 'stopped', settings: {}, seed: 0 }
  const whole = outcomeDigest(run(overfitting, key).outcome, 0)
  const { best, stop } = stopOf(losses, 3)
  for (const step of [10 * best + 1, 10 * best + 10, 10 * stop - 1]) {
    const { turns, checkpoint } = startRun(overfitting, key, 'measures', simd)
    for (let turn = 0; turn <= step; turn++) turns.next()
    const resumed = startRun(overfitting, key, 'measures', byDefinition, checkpoint()!).turns
    let turn = resumed.next()
    while (!turn.done) turn = resumed.next()
    expect(outcomeDigest(turn.value, 0)).toBe(whole)
  }
})

test('stops by what an average of weights measures, and restores that', () => {
  const techniques = { 'early-stopping': { patience: 2 }, 'weight-averaging': { decay: 0.9 } } as const
  const { history, metrics } = trained({ ...overfitting, arms: { both: { techniques } } })
  const measured = history['validation.loss']!
  expect(metrics['validation.loss']).toBe(Math.min(...measured))
  expect(measured.at(-1)).toBeGreaterThan(Math.min(...measured))
})
