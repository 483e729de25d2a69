import { expect, test } from 'vitest'
import type { DemoState } from '#demos/demo-state.svelte.ts'
import { overSeeds } from '#demos/over-seeds.ts'
import { differenceTitle, seedsSentence } from '#demos/seeds-words.ts'
import { takenOf } from '#demos/taken.ts'
import { wordsIn } from '#demos/words.ts'
import { twoArms } from './documents.ts'

const words = wordsIn('en')
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ')
const comparison = { first: 'penalised', second: 'plain', measure: 'test.error', seeds: 4 }
const differences = [-0.01, -0.02, 0.012, 0.002]

/** A demo of which all seeds are in. */
function demoWith(more: object): DemoState {
  return {
    spec: twoArms,
    comparison: { ...comparison, ...more },
    differences,
    divergedSeeds: [0, 0],
    seedsRunning: false,
    seedsComplete: true,
    at: 'end',
    logs: [],
    head: 0,
    sweepPlan: null,
    ...more,
  } as unknown as DemoState
}

test('the seeds tell difference, interval, and how many of them mislead', () => {
  const demo = demoWith({})
  expect(differenceTitle(demo, words)).toBe('Test error, penalised minus plain, points')
  expect(plain(seedsSentence(demo, words))).toMatch(
    /^Over 4 seeds the difference, penalised minus plain, is −0.4 points, 95 % interval \[.+\]. 0 of 4 single seeds would have misled.$/,
  )
})

test('a margin is named where seeds are counted by it', () => {
  const said = plain(seedsSentence(demoWith({ expected: { expect: 'within', margin: 0.03 } }), words))
  expect(said).toMatch(/misled\. A seed misleads here if it differs by more than the claim’s margin, ±3\.0 points\.$/)
})

test('runs that met a value that is not finite are counted, and it is said', () => {
  expect(plain(seedsSentence(demoWith({ divergedSeeds: [0, 3] }), words))).toMatch(
    /misled\. In 3 of 4 runs \(plain\) a value was no longer finite; they count with the weights at which they stopped\.$/,
  )
  expect(plain(seedsSentence(demoWith({ divergedSeeds: [1, 0], at: 'best-validation' }), words))).toMatch(
    /In 1 of 4 runs \(penalised\) .* lowest validation error before that\.$/,
  )
})

test('the differences, their mean and interval, and what diverged are among the numbers to take', () => {
  const demo = demoWith({ divergedSeeds: [0, 3] })
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
  expect(takenOf({ ...demo, seedsComplete: false } as DemoState)).toEqual([])
})
