import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Frame, metricKey } from '#core/results.ts'
import type { NumberOption } from '#core/units.ts'
import {
  axisOf,
  cellsOf,
  curvesOf,
  keyAt,
  keysOf,
  pointsOf,
  type SweepPlan,
  seedsOf,
  spreadValues,
} from '#demos/lab/sweep.ts'
import type { MeasuredRun } from '#demos/run-batch.svelte.ts'
import { wordsIn } from '#demos/words.ts'
import { languages } from '#i18n/strings.ts'
import { execute, executeNow } from '#runner/execute.ts'
import { runName } from '#stats/run-name.ts'
import { readExperiments } from '../../../src/cli/experiments.ts'
import { simd } from '../../core/environments.ts'
import { NOISE, RATE, STRENGTH, twoArms } from '../documents.ts'
import { noResult } from '../results.ts'

const option = (more: Partial<NumberOption>): NumberOption =>
  ({ name: 'x', type: 'number', default: 0, range: [0, 1], ...more }) as NumberOption
const plan = (...paths: readonly string[]): SweepPlan => ({
  spec: twoArms,
  settings: { [RATE]: 0.2 },
  axes: paths.map((path) => axisOf(twoArms, path, 3)) as never,
  seeds: 2,
  measure: 'test.error',
  quantity: { id: 'error', unit: 'percent' },
})

describe('the values of an axis', () => {
  test('are as many as the reader wants, spread over the slider, or those that the author chose', () => {
    const chosen = { ...twoArms, vary: { [STRENGTH]: [0, 0.5] } }
    expect(axisOf(chosen, STRENGTH, null).values).toEqual([0, 0.5])
    expect(axisOf(chosen, STRENGTH, 3).values).toHaveLength(3)
    expect(axisOf(chosen, NOISE, null).values).toHaveLength(5)
    expect(axisOf(twoArms, NOISE, 3).values).toEqual([0, 0.25, 0.5])
    expect(spreadValues(option({ type: 'integer', range: [1, 3] }), 9)).toEqual([1, 2, 3])
    expect(spreadValues(option({ scale: 'log', range: [0.001, 10] }), 5)).toEqual([0.001, 0.01, 0.1, 1, 10])
  })

  test('rise and stay in the range', () => {
    const options = fc.record({
      type: fc.constantFrom('number' as const, 'integer' as const),
      scale: fc.constantFrom(undefined, 'log' as const),
      range: fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 60, max: 5000 })),
    })
    fc.assert(
      fc.property(options, fc.integer({ min: 2, max: 9 }), ({ type, scale, range }, count) => {
        const values = spreadValues(option({ type, range, ...(scale && { scale }) } as never), count)
        expect(values[0]).toBeGreaterThanOrEqual(range[0])
        expect(values.at(-1)).toBeLessThanOrEqual(range[1])
        expect(values).toEqual([...new Set(values)].sort((a, b) => a - b))
        expect(values.length).toBeLessThanOrEqual(count)
        expect(values.length).toBeGreaterThan(1)
        if (type === 'integer') expect(values.every(Number.isInteger)).toBe(true)
      }),
    )
  })
})

describe('the runs of a sweep', () => {
  test('are each there once: an axis of one arm does not touch the other', () => {
    // Two seeds, of three points of one arm and the one run of the other.
    expect(keysOf(plan(STRENGTH)).map(({ arm, seed }) => `${arm} ${seed}`)).toEqual([
      ...['plain 0', 'penalised 0', 'penalised 0', 'penalised 0'],
      ...['plain 1', 'penalised 1', 'penalised 1', 'penalised 1'],
    ])
    expect(keysOf(plan(NOISE))).toHaveLength(2 * 3 * 2)
    expect(keysOf(plan(STRENGTH, NOISE))).toHaveLength(2 * (3 + 9))
    const names = keysOf(plan(STRENGTH, NOISE)).map(runName)
    expect(new Set(names).size).toBe(names.length)
  })

  test('keep the other settings as they are', () => {
    for (const { settings } of keysOf(plan(STRENGTH))) expect(settings[RATE]).toBe(0.2)
    expect(keyAt(plan(RATE), 'plain', [0.5], 3)).toEqual({ arm: 'plain', settings: { [RATE]: 0.5 }, seed: 3 })
    expect(keyAt(plan(STRENGTH), 'plain', [0.5], 0).settings).toEqual({ [RATE]: 0.2 })
  })
})

describe('the cells of a sweep', () => {
  const resultsOf = (of: SweepPlan, value: (key: MeasuredRun['key']) => number): MeasuredRun[] =>
    keysOf(of).map((key) => ({
      key,
      result: { ...noResult, metrics: { 'test.error': value(key), 'test.error@best-validation': -1 } },
    }))

  test('are means and intervals over the seeds, whatever the order in which the runs came in', () => {
    const of = plan(STRENGTH, NOISE)
    const runs = keysOf(of).map((key) => ({
      key,
      result: executeNow({ type: 'run', id: 0, spec: twoArms, key, purpose: 'measures' }, simd),
    }))
    const cells = cellsOf(of, runs.toReversed(), 'end')
    expect(cells).toHaveLength(2 * pointsOf(of).length)
    for (const { arm, point, over } of cells) {
      const settings = {
        [RATE]: 0.2,
        [NOISE]: point[1]!,
        ...(arm === 'penalised' && { [STRENGTH]: point[0]! }),
      }
      const errors = [0, 1].map((seed) => {
        const key = { arm, settings, seed }
        return executeNow({ type: 'run', id: 0, spec: twoArms, key, purpose: 'measures' }, simd).metrics['test.error']!
      })
      expect(over!.count).toBe(2)
      expect(over!.mean).toBeCloseTo((errors[0]! + errors[1]!) / 2, 12)
      // Student's t with one degree of freedom: 12.706 times half the distance of the two.
      expect(over!.halfWidth).toBeCloseTo((12.7062 * Math.abs(errors[0]! - errors[1]!)) / 2, 4)
    }
  })

  test('take the measure where the reader compares', () => {
    const of = plan(NOISE)
    const runs = resultsOf(of, ({ seed }) => seed)
    expect(cellsOf(of, runs, 'end')[0]!.over!.mean).toBe(0.5)
    expect(cellsOf(of, runs, 'best-validation')[0]!.over!.mean).toBe(-1)
  })

  test('have nothing to show where a run did not end in a number', () => {
    const of = plan(NOISE)
    const runs = resultsOf(of, ({ settings, seed }) => (settings[NOISE] === 0.5 && seed === 1 ? Number.NaN : 1))
    const cells = cellsOf(of, runs, 'end')
    expect(cells.filter(({ over }) => over === null).map(({ point }) => point[0])).toEqual([0.5, 0.5])
  })

  test('count the runs that met a value that is not finite, which stay in the mean', () => {
    const of = plan(NOISE)
    const runs = resultsOf(of, () => 0.5).map(({ key, result }) => ({
      key,
      result: {
        ...result,
        divergence: key.settings[NOISE] === 0.5 && key.arm === 'plain' ? { step: 3, layer: 'dense-1' } : null,
      },
    }))
    const cells = cellsOf(of, runs, 'end')
    expect(cells.map(({ arm, point, diverged }) => [arm, point[0], diverged]).filter(([, , count]) => count)).toEqual([
      ['plain', 0.5, 2],
    ])
    expect(cells.every(({ over }) => over?.mean === 0.5)).toBe(true)
  })

  test('of one run are its value, without an interval', () => {
    const of = { ...plan(NOISE), seeds: 1 }
    const cells = cellsOf(
      of,
      resultsOf(of, ({ settings }) => Number(settings[NOISE])),
      'end',
    )
    expect(cells.slice(0, 3).map(({ over }) => over?.mean)).toEqual([0, 0.25, 0.5])
    const [curve] = curvesOf(of, cells)
    expect([...curve!.result.y]).toEqual([0, 0.25, 0.5])
    expect(curve!.low).toBeUndefined()
    expect(curve!.result.split).toBe('test')
  })
})

describe('an analysis', async () => {
  const analyses = (await readExperiments()).filter(({ spec }) => spec.kind === 'analysis')

  test('is swept over seeds only where it draws', () => {
    const seeds = new Map(analyses.map(({ id, spec }) => [id, seedsOf(spec)]))
    expect(seeds.get('generalization/too-big')).toBe(20)
    expect(seeds.get('l2-penalty/one-step')).toBe(1)
  })

  test.each(analyses)('$id has a word in both languages for every number it can be swept by', ({ spec }) => {
    const [arm] = Object.keys(spec.arms) as [string]
    const key = { arm, settings: {}, seed: 0 }
    const { turns } = execute({ type: 'run', id: 0, spec, key, purpose: 'frames' }, simd)
    const frame = turns.next().value as Frame
    const numbers = frame.results.filter((result) => result.shape === 'number')
    expect(numbers.length).toBeGreaterThan(0)
    for (const words of languages.map(wordsIn))
      for (const result of numbers) expect(words.measure(metricKey(result))).not.toBe('')
  })
})
