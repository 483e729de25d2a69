import { expect, test } from 'vitest'
import type { DemoState } from '#demos/demo-state.svelte.ts'
import { quantityOf } from '#demos/measure.ts'
import { overSeeds } from '#demos/over-seeds.ts'
import { comparisonTitle, seedsSentence } from '#demos/seeds-words.ts'
import { takenOf } from '#demos/taken.ts'
import { wordsIn } from '#demos/words.ts'
import { twoArms } from './documents.ts'

const words = wordsIn('en')
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ')
const comparison = {
  first: { arm: 'penalised', measure: 'test.error' },
  second: { arm: 'plain', measure: 'test.error' },
  seeds: 4,
}
const differences = [-0.01, -0.02, 0.012, 0.002]

/** A demo of which all seeds are in. */
function demoWith(compared: object, more: object = {}, at = 'end'): DemoState {
  const seeds = {
    comparison: { ...comparison, ...compared },
    differences,
    diverged: { penalised: 0, plain: 0 },
    batch: { busy: false },
    complete: true,
    ...more,
  }
  return {
    seeds,
    spec: twoArms,
    arms: Object.keys(twoArms.arms),
    quantityOf: (measure: string) => quantityOf(twoArms, measure),
    at,
    logs: [],
    head: 0,
    sweepPlan: null,
  } as unknown as DemoState
}

test('the seeds tell difference, interval, and how many of them mislead', () => {
  const demo = demoWith({})
  expect(comparisonTitle(demo, words)).toBe('Test error, penalised minus plain, points')
  expect(plain(seedsSentence(demo, words))).toMatch(
    /^Over 4 seeds the difference, penalised minus plain, is −0.4 points, 95 % interval \[.+\]. 0 of 4 single seeds would have misled.$/,
  )
})

test('readings alone have a mean and an interval; two numbers of one arm are told apart by their names', () => {
  const alone = demoWith({ second: null })
  expect(comparisonTitle(alone, words)).toBe('Test error (penalised), %')
  expect(plain(seedsSentence(alone, words))).toMatch(
    /^Over 4 seeds the mean of the test error \(penalised\) is −0.4 %, 95 % interval \[.+\]\.$/,
  )
  expect(takenOf(alone)[0]).toMatchObject({ arm: 'penalised', result: { name: 'seeds.test.error' } })
  const numbers = demoWith({ second: { arm: 'penalised', measure: 'train.error' } })
  expect(comparisonTitle(numbers, words)).toBe('Test error minus training error, points')
  expect(seedsSentence(numbers, words)).toContain('the difference, test error minus training error, is')
  expect(takenOf(numbers)[0]).toMatchObject({
    arm: 'penalised',
    result: { name: 'difference.test.error minus train.error' },
  })
})

test('a margin is named where seeds are counted by it', () => {
  const said = plain(seedsSentence(demoWith({ expected: { expect: 'within', margin: 0.03 } }), words))
  expect(said).toMatch(/misled\. A seed misleads here if it differs by more than the claim’s margin, ±3\.0 points\.$/)
})

test('runs that met a value that is not finite are counted, and it is said', () => {
  expect(plain(seedsSentence(demoWith({}, { diverged: { penalised: 0, plain: 3 } }), words))).toMatch(
    /misled\. In 3 of 4 runs \(plain\) a value was no longer finite; they count with the weights at which they stopped\.$/,
  )
  expect(
    plain(seedsSentence(demoWith({}, { diverged: { penalised: 1, plain: 0 } }, 'best-validation'), words)),
  ).toMatch(/In 1 of 4 runs \(penalised\) .* lowest validation error before that\.$/)
})

test('the differences, their mean and interval, and what diverged are among the numbers to take', () => {
  const demo = demoWith({}, { diverged: { penalised: 0, plain: 3 } })
  const interval = overSeeds(comparison, differences)
  const taken = takenOf(demo)
  expect(taken[0]).toMatchObject({
    arm: 'penalised minus plain',
    result: { shape: 'series', name: 'difference.test.error', x: Float64Array.of(0, 1, 2, 3) },
  })
  const numbers = taken.flatMap(({ arm, result }) =>
    result.shape === 'number' ? [[arm, result.name, result.value]] : [],
  )
  expect(numbers).toEqual([
    ['penalised minus plain', 'difference.test.error.mean', interval.mean],
    ['penalised minus plain', 'difference.test.error.low', interval.low],
    ['penalised minus plain', 'difference.test.error.high', interval.high],
    ['penalised', 'diverged-runs', 0],
    ['plain', 'diverged-runs', 3],
  ])
  expect(takenOf(demoWith({}, { complete: false }))).toEqual([])
})
