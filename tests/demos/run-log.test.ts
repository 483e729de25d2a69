import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Frame, Result } from '#core/results.ts'
import { packLog, unpackLog } from '#demos/pack.ts'
import { panelsAt } from '#demos/panels.ts'
import { emptyLog, indexAt, isComplete, lastOnly, stateAt, upTo, withFrame } from '#demos/run-log.ts'
import { noResult } from './results.ts'

const error = (split: 'train' | 'validation', value: number): Result => ({
  shape: 'number',
  name: 'error',
  split,
  value,
  quantity: { id: 'error', unit: 'percent' },
})
const histogram = (of: string, count: number): Result => ({
  shape: 'histogram',
  name: 'weights',
  of,
  edges: Float64Array.of(0, 0.1, 0.3),
  counts: Float64Array.of(count, Number.NaN),
  axes: [{ id: 'weight-size' }, { id: 'weight-count', scale: 'log' }],
})
const norm = (value: number): Result => ({
  shape: 'number',
  name: 'weight-norm',
  of: 'dense-1',
  value,
  quantity: { id: 'weight-norm' },
})
const frame = (step: number): Frame => ({
  step,
  results: [error('train', 1 / (step + 3)), error('validation', 0.5), norm(step), histogram('dense-1', step)],
})
const logOf = (arm: string, steps: readonly number[]) =>
  steps.reduce((log, step) => withFrame(log, frame(step)), emptyLog(arm))

test('numbers of successive frames become tracks, the rest states', () => {
  const log = logOf('plain', [0, 4, 8])
  expect(log.steps).toEqual([0, 4, 8])
  expect(log.tracks.get('train.error')!.values).toEqual([1 / 3, 1 / 7, 1 / 11])
  expect([...log.tracks.keys()]).toEqual(['train.error', 'validation.error', 'weight-norm.dense-1'])
  expect(indexAt(log, 7.9)).toBe(1)
  expect(indexAt(log, 100)).toBe(2)
  expect((stateAt(log, 5)[0] as { counts: Float64Array }).counts[0]).toBe(4)
})

test('a frame that comes late or again is put where it belongs, once', () => {
  const steps = fc.uniqueArray(fc.nat(40), { minLength: 1 })
  const shuffled = steps.chain((all) => fc.tuple(fc.constant(all), fc.array(fc.constantFrom(...all))))
  fc.assert(
    fc.property(shuffled, ([all, again]) => {
      const inOrder = logOf(
        'plain',
        all.toSorted((a, b) => a - b),
      )
      const log = logOf('plain', [...all, ...again])
      expect(log).toEqual(inOrder)
      for (const { values } of log.tracks.values()) expect(values).toHaveLength(log.steps.length)
    }),
  )
})

test('up to a step, a log is that of a run which has come so far', () => {
  const log = { ...logOf('plain', [0, 4, 8, 12]), outcome: noResult }
  expect(upTo(log, 8)).toEqual(logOf('plain', [0, 4, 8]))
  expect(upTo(log, 11)).toEqual(logOf('plain', [0, 4, 8]))
  expect(upTo(log, Infinity)).toEqual({ ...log, outcome: null })
  const nothing = upTo(log, -1)
  expect([nothing.steps, nothing.states, nothing.tracks.get('train.error')!.values]).toEqual([[], [], []])
  // What it was is left as it was.
  expect(log.steps).toEqual([0, 4, 8, 12])
})

test('a page carries the last state only, and says that it is not all', () => {
  const log = { ...logOf('plain', [0, 4, 8]), outcome: noResult }
  expect(isComplete(log)).toBe(true)
  expect(isComplete(lastOnly(log))).toBe(false)
  expect(stateAt(lastOnly(log), 0)).toEqual(log.states[2])
})

test('a packed log comes back bit for bit', () => {
  const axes = [{ id: 'input-1' }, { id: 'input-2' }] as const
  const field: Result = {
    shape: 'field',
    name: 'boundary',
    values: Float32Array.of(0.1, 1e-40, -0, Number.POSITIVE_INFINITY),
    size: [2, 2],
    extent: [0, 1, 0, 1],
    axes,
    quantity: { id: 'probability' },
  }
  const points: Result = {
    shape: 'points',
    name: 'examples',
    x: Float64Array.of(1 / 3),
    y: Float64Array.of(-0),
    label: Uint8Array.of(1),
    axes,
  }
  const log = withFrame(logOf('plain', [0, 4]), { step: 8, results: [field, points] })
  expect(unpackLog(packLog(log))).toEqual(log)
})

test('the shape of a result picks its panel, and histories come last', () => {
  const logs = ['plain', 'penalised'].map((arm) => logOf(arm, [0, 4, 8]))
  const panels = panelsAt(logs, logs, 8)
  expect(panels.map(({ kind }) => kind)).toEqual(['histogram', 'history'])
  const [weights, errors] = panels
  if (weights?.kind !== 'histogram' || errors?.kind !== 'history') throw new Error('These are other panels.')
  expect(weights.of).toBe('dense-1')
  expect(weights.histograms.map(({ arm }) => arm)).toEqual(['plain', 'penalised'])
  // The norm is told by the histogram's label, so it has no chart of its own.
  expect(errors.quantity.id).toBe('error')
  expect(errors.lines.map(({ arm, result }) => `${arm} ${result.split}`)).toEqual([
    'plain train',
    'plain validation',
    'penalised train',
    'penalised validation',
  ])
})

test('until a new run has begun, the printed one is shown', () => {
  const panels = panelsAt([emptyLog('plain')], [logOf('plain', [0, 4, 8])], 0)
  const history = panels.find((panel) => panel.kind === 'history')!
  expect(history.lines).toEqual([])
  expect(history.printed[0]!.result.x).toEqual(Float64Array.of(0, 4, 8))
  expect(panels[0]!.kind).toBe('histogram')
})
