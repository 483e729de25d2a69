import { expect, test } from 'vitest'
import decorrelation from '#content/chapters/batch-norm/experiments/decorrelation.ts'
import parameters from '#content/chapters/batch-norm/experiments/parameters.ts'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import growing from '#content/chapters/l2-penalty/experiments/growing-weights.ts'
import shrink from '#content/chapters/l2-penalty/experiments/shrink-by-direction.ts'
import shiftByHand from '#content/chapters/recipe-lab/experiments/shift-by-hand.ts'
import winnersCurse from '#content/chapters/recipe-lab/experiments/winners-curse.ts'
import { checkSpec } from '#core/check-spec.ts'
import { comparisonOf, differencesOf, divergedOf, metricAt, withOwn } from '#demos/comparison.ts'
import { overSeeds } from '#demos/over-seeds.ts'
import { pairedDifference } from '#stats/paired.ts'
import { noResult } from './results.ts'

const byError = (arm: string) => ({ arm, measure: 'test.error' })

test('a demo compares what its first claim about two arms compares', () => {
  const compared = { first: byError('penalised'), second: byError('plain'), seeds: 20 }
  expect(comparisonOf(checkSpec(digits), [])).toEqual({ ...compared, expected: { expect: 'lower' } })
  expect(comparisonOf(checkSpec(growing), [])).toMatchObject({
    first: { arm: 'noisy', measure: 'weight-growth' },
    second: { arm: 'clean', measure: 'weight-growth' },
  })
  const { claims: _, ...without } = digits
  expect(comparisonOf(checkSpec(without), [])).toEqual(compared)
  expect(comparisonOf(checkSpec({ ...without, arms: { plain: {} }, controls: [] }), [])).toEqual({
    ...compared,
    first: byError('plain'),
    second: null,
  })
})

test('an analysis compares two of its numbers where a claim does, else what it draws', () => {
  const ofArm = (measure: string) => ({ arm: 'batch-norm', measure })
  expect(comparisonOf(checkSpec(decorrelation), ['whitened-correlation'])).toEqual({
    first: ofArm('normalized-correlation'),
    second: ofArm('input-correlation'),
    seeds: 20,
    expected: { expect: 'within', margin: 0.001 },
  })
  expect(comparisonOf(checkSpec(winnersCurse), ['optimism', 'winning-score'])).toEqual({
    first: { arm: 'winner', measure: 'optimism' },
    second: null,
    seeds: 20,
  })
  expect(comparisonOf(checkSpec(shiftByHand), ['variance-ratio'])).toMatchObject({
    first: { arm: 'centred', measure: 'variance-ratio' },
    second: { arm: 'relu', measure: 'variance-ratio' },
  })
  expect(comparisonOf(checkSpec(shrink), [])).toBeNull()
})

test('a reader compares otherwise, and then no claim is spoken of', () => {
  const printed = comparisonOf(checkSpec(digits), [])!
  const arms = ['plain', 'penalised', 'arm-3']
  expect(withOwn(printed, { seeds: 40 }, arms)).toEqual({ ...printed, seeds: 40 })
  const own = { first: byError('arm-3'), seeds: 40 }
  expect(withOwn(printed, own, arms)).toEqual({ ...own, second: printed.second })
  expect(withOwn(printed, { second: null }, arms)).toEqual({ first: printed.first, second: null, seeds: 20 })
  // The arm is gone.
  expect(withOwn(printed, own, ['plain', 'penalised'])).toEqual({ ...printed, seeds: 40 })
})

test('differences are paired by seed, whatever the order in which runs end', () => {
  const comparison = comparisonOf(checkSpec(digits), [])!
  const run = (arm: string, seed: number, error: number) => ({
    arm,
    seed,
    result: { ...noResult, metrics: { 'test.error': error } },
  })
  const runs = [
    run('plain', 1, 0.5),
    run('penalised', 0, 0.25),
    run('penalised', 1, 0.125),
    run('plain', 2, 1),
    run('plain', 0, 0.5),
  ]
  expect(differencesOf(comparison, 'end', runs)).toEqual([-0.25, -0.375])
  expect(differencesOf({ ...comparison, second: null }, 'end', runs)).toEqual([0.25, 0.125])
  expect(differencesOf(comparison, 'best-validation', runs)).toEqual([])
  expect(metricAt('test.error', 'best-validation')).toBe('test.error@best-validation')
})

test('seeds mislead as the claim of the same two arms counts them, where what it expects has come about', () => {
  const comparison = comparisonOf(checkSpec(parameters), [])!
  expect(comparison).toMatchObject({ first: { arm: 'with-bias' }, expected: { expect: 'within', margin: 0.01 } })
  // Four signs contradict none: the interval contains 0. One seed is beyond the margin.
  const small = [0.002, -0.002, 0.011, -0.003, 0.001, -0.004, 0.002, -0.001]
  expect(overSeeds(comparison, small)).toMatchObject({
    misleading: 1,
    margin: 0.01,
    mean: pairedDifference(small).mean,
  })
  // At other settings the difference may be large: then only its sign is what all seeds say.
  const large = small.map((difference) => difference + 0.1)
  expect(overSeeds(comparison, large)).toEqual({ ...pairedDifference(large), margin: null })
  const { expected: _, ...others } = comparison
  expect(overSeeds(others, small)).toEqual({ ...pairedDifference(small), margin: null })
})

test('a claim of other settings or of another time expects nothing of the demo', () => {
  const { claims, ...spec } = digits
  const claim = claims!['l2-lowers-test-error']!
  for (const more of [
    { set: { 'data.labelNoise': 0 } },
    { at: 'best-validation' },
    {
      compare: [
        ['plain', 0],
        ['plain', 0],
      ],
    },
  ])
    expect(comparisonOf(checkSpec({ ...spec, claims: { it: { ...claim, ...more } } }), [])).not.toHaveProperty(
      'expected',
    )
})

test('runs that met a value that is not finite are counted of each side', () => {
  const divergence = { step: 3, layer: 'dense-1' }
  const runs = ['plain', 'plain', 'penalised', 'other'].map((arm, k) => ({
    arm,
    seed: k,
    result: { ...noResult, divergence: k === 1 ? null : divergence },
  }))
  expect(divergedOf(comparisonOf(checkSpec(digits), [])!, runs)).toEqual({ penalised: 1, plain: 1 })
})
