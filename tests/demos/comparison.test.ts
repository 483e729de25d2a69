import { expect, test } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import growing from '#content/chapters/l2-penalty/experiments/growing-weights.ts'
import shrink from '#content/chapters/l2-penalty/experiments/shrink-by-direction.ts'
import { checkSpec } from '#core/check-spec.ts'
import { comparisonOf, differencesOf, metricAt } from '#demos/comparison.ts'
import { noResult } from './results.ts'

test('a demo compares what its first claim about two arms compares', () => {
  const byError = { first: 'penalised', second: 'plain', measure: 'test.error', seeds: 20 }
  expect(comparisonOf(checkSpec(digits))).toEqual(byError)
  expect(comparisonOf(checkSpec(growing))).toMatchObject({ first: 'noisy', second: 'clean', measure: 'weight-growth' })
  expect(comparisonOf(checkSpec(shrink))).toBeNull()
  const { claims: _, ...without } = digits
  expect(comparisonOf(checkSpec(without))).toEqual(byError)
})

test('differences are paired by seed, whatever the order in which runs end', () => {
  const comparison = comparisonOf(checkSpec(digits))!
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
  expect(differencesOf(comparison, 'best-validation', runs)).toEqual([])
  expect(metricAt('test.error', 'best-validation')).toBe('test.error@best-validation')
})
