import { expect, test } from 'vitest'
import growing from '#content/chapters/l2-penalty/experiments/growing-weights.ts'
import moons from '#content/chapters/l2-penalty/experiments/moons.ts'
import outliers from '#content/chapters/l2-penalty/experiments/outliers.ts'
import twoNames from '#content/chapters/l2-penalty/experiments/two-names.ts'
import robustness from '#content/chapters/noise/experiments/robustness.ts'
import cnnReluOrders from '#content/chapters/recipe-lab/experiments/cnn-relu-orders.ts'
import { checkSpec } from '#core/check-spec.ts'
import type { Claim, Spec } from '#core/spec.ts'
import { differenceWords, divergedSidesWords, meanWords, quantityOfClaim, seedWords } from '#demos/claim-words.ts'
import type { RunsCompared } from '#demos/compare-runs.ts'
import { comparedWords, recomputedWords } from '#demos/rerun.ts'
import { symbolText } from '#demos/symbol-text.ts'
import { wordsIn } from '#demos/words.ts'
import type { LedgerRun } from '#stats/ledger.ts'
import { pairedDifference } from '#stats/paired.ts'

const en = wordsIn('en')
const ko = wordsIn('ko')
const specs = [moons, growing, twoNames].map(checkSpec)
const spec = specs[0]!
const claimIn = (of: Spec, id: string): Claim => of.claims![id]!
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('what was measured and which side minus which', () => {
  const say = (of: Spec, id: string, words = en) => plain(differenceWords(words, of, claimIn(of, id)))
  expect(say(spec, 'moons-l2-lowers-test-error')).toBe('Test error at step 600, penalised minus plain, points')
  expect(say(spec, 'moons-fair-control')).toBe('Test error at the best validation error, penalised minus plain, points')
  expect(say(spec, 'too-much-penalty')).toBe('Test error at step 600, penalised, λ = 0.3 minus λ = 0.01, points')
  expect(say(specs[1]!, 'weights-grow-on-clean-labels')).toMatch(/ at step 400, clean labels minus 1$/)
  expect(say(spec, 'too-much-penalty', ko)).toBe('600스텝의 테스트 오류, 규제, λ = 0.3 빼기 λ = 0.01, %p')
})

test('layers that are set alike are said once', () => {
  const orders = checkSpec(cnnReluOrders)
  const said = plain(differenceWords(en, orders, claimIn(orders, 'cnn-relu-norm-before')))
  expect(said.match(/p = 0/g)).toHaveLength(2)
})

test('a setting of both sides is said once, one of another arm not at all, and a condition in its words', () => {
  const strength = 'penalised.techniques.l2.strength'
  const claim: Claim = {
    compare: [{ arm: 'penalised', set: { [strength]: 0.1 } }, 'plain'],
    measure: 'test.error',
    set: { 'data.labelNoise': 0.4 },
    expect: 'lower',
    seeds: 2,
  }
  expect(plain(differenceWords(en, spec, claim))).toBe(
    'Test error at step 600, wrong labels = 40 %, penalised, λ = 0.1 minus plain, points',
  )
  const noise = checkSpec(robustness)
  expect(plain(differenceWords(en, noise, claimIn(noise, 'faint-images')))).toBe(
    'Test error with contrast × 0.5, input noise minus plain, points',
  )
})

test('a side names its arm as well as its settings where the arms differ', () => {
  const path = 'penalised.techniques.l2.strength'
  const claim: Claim = {
    compare: [{ arm: 'penalised', set: { [path]: 0.1 } }, 'plain'],
    measure: 'test.error',
    expect: 'lower',
    seeds: 2,
  }
  expect(plain(differenceWords(en, spec, claim))).toContain('penalised, λ = 0.1 minus plain')
  expect(quantityOfClaim(spec, claim)).toEqual({ id: 'error', unit: 'percent' })
  const outliersSpec = checkSpec(outliers)
  expect(quantityOfClaim(outliersSpec, { ...claim, compare: ['penalised', 'plain'] })).toEqual({ id: 'squared-error' })
})

test('sides that differ in what or when they were measured say so', () => {
  const own = { expect: 'higher', seeds: 2 } as const
  const atOtherTimes: Claim = {
    ...own,
    compare: ['penalised', { arm: 'plain', at: 'best-validation' }],
    measure: 'test.error',
  }
  expect(plain(differenceWords(en, spec, atOtherTimes))).toBe(
    'Test error, penalised, at step 600 minus plain, at the best validation error, points',
  )
  const sides = ['test.error', 'train.error'].map((measure) => ({ arm: 'plain', measure }))
  expect(plain(differenceWords(en, spec, { ...own, compare: [sides[0]!, sides[1]!] }))).toBe(
    'At step 600, plain, test error minus training error, points',
  )
})

test('of two pairs both are named, and a share of one class is a share', () => {
  const side = (arm: string, measure: string) => ({ arm, measure })
  const [ofClass, ofAll] = ['validation.class-error.class-1', 'validation.error'].map(
    (measure) => [side('penalised', measure), side('plain', measure)] as const,
  )
  const claim: Claim = { compare: [ofClass!, ofAll!], expect: 'higher', seeds: 2 }
  expect(plain(differenceWords(en, spec, claim))).toBe(
    '(validation error on class 1 at step 600, penalised minus plain) minus (validation error at step 600, penalised minus plain), points',
  )
})

test('what the seeds say one by one depends on what is claimed', () => {
  const differences = [-0.019, -0.01, -0.03, 0, 0.01]
  const result = {
    differences,
    paired: pairedDifference(differences),
    means: [0, 0] as const,
    unpaired: null,
    agrees: true,
  }
  const say = (of: Spec, id: string) => seedWords(en, of, claimIn(of, id), result).map(plain)
  expect(say(spec, 'moons-fair-control')).toEqual([
    '5 paired seeds.',
    '3 of 5 seeds agree in sign; without a difference: 1.',
    '1 single seed would have misled.',
  ])
  expect(say(specs[1]!, 'weights-grow-on-clean-labels')[0]).toBe('5 seeds.')
  expect(say(specs[2]!, 'l2-is-weight-decay-under-sgd')[1]).toBe('Margin: ±1.0 points.')
  const same = { ...result, differences: [0, 0], paired: pairedDifference([0, 0]) }
  expect(seedWords(en, spec, { ...claimIn(spec, 'moons-fair-control'), expect: 'identical' }, same)).toEqual([
    '2 paired seeds.',
    '2 of 2 seeds gave equal bits.',
    'No single seed would have misled.',
  ])
  expect(plain(meanWords(en, { id: 'error', unit: 'percent' }, result))).toBe(
    'Mean difference −1.0 points, 95 % interval [−2.9, 1.0].',
  )
})

test('runs that met a value that is not finite are said, with what counts of them', () => {
  const say = (diverged: number, metric: string, words = en, settings = {}) =>
    divergedSidesWords(words, spec, claimIn(spec, 'moons-fair-control'), [
      { arm: 'penalised', settings, metric, diverged },
    ]).map(plain)
  expect(say(4, 'test.error')).toEqual([
    'In 4 of 20 runs (penalised) a value was no longer finite; they count with the weights at which they stopped.',
  ])
  expect(say(1, 'test.error@best-validation', en, { [path]: 0.3 })).toEqual([
    'In 1 of 20 runs (penalised, λ = 0.3) a value was no longer finite; it counts with its weights of the lowest validation error before that.',
  ])
  expect(say(1, 'test.error', ko)[0]).toContain('20회 중 1회')
})

const path = 'penalised.techniques.l2.strength'
const first: RunsCompared['first'] = {
  run: { arm: 'penalised', settings: { [path]: 0.3 }, seed: 4, digest: '0123456789', metrics: {} },
  what: 'digest',
  inLedger: '0123456789',
  here: 'abcdef0123',
}
const own = { ledger: 'one', here: 'one' }
const compared = (words: typeof en, result: RunsCompared, versions = own) =>
  plain(comparedWords(words, spec, result, versions))

test('equal bits are said in one sentence, whatever the version', () => {
  const same = { count: 40, different: 0, first: null }
  expect(compared(en, same)).toBe('40 of 40 runs gave the same bits.')
  expect(compared(en, same, { ledger: 'one', here: 'two' })).toBe('40 of 40 runs gave the same bits.')
  expect(compared(ko, same)).toBe('실행 40회 중 40회가 같은 비트를 냈습니다.')
})

test('a difference is named with its run', () => {
  expect(compared(en, { count: 40, different: 3, first })).toBe(
    '3 of 40 runs differ from the ledger, the first is seed 4 of penalised, λ = 0.3: digest 01234567… in the ledger, abcdef01… here.',
  )
  const number = { ...first, what: 'test.error@best-validation', inLedger: 0.25, here: 0.25000000000000006 }
  expect(compared(en, { count: 40, different: 1, first: number })).toBe(
    '1 of 40 runs differs from the ledger, seed 4 of penalised, λ = 0.3: test error 0.25 in the ledger, 0.25000000000000006 here.',
  )
  expect(compared(ko, { count: 40, different: 3, first })).toMatch(/^실행 40회 중 3회가 기록과 다릅니다\./)
})

test('another version is called another version, not wrong', () => {
  const sentence = compared(en, { count: 40, different: 40, first }, { ledger: 'one', here: 'two' })
  expect(sentence).toContain('another version')
  expect(sentence).toContain('core one')
  expect(sentence).not.toContain('differs')
  expect(compared(ko, { count: 40, different: 40, first }, { ledger: 'one', here: 'two' })).toContain('버전')
})

test('mean and interval are those of the runs made here, and none where a run has no number', () => {
  const claim = { ...claimIn(spec, 'moons-l2-lowers-test-error'), seeds: 2 }
  const runs = ['penalised', 'plain'].flatMap((arm) =>
    [0, 1].map((seed): LedgerRun => ({ arm, settings: {}, seed, digest: '', metrics: { 'test.error': 0.5 } })),
  )
  const here = [0.125, 0.25, 0.25, 0.375].map((error) => ({ metrics: { 'test.error': error } }))
  expect(plain(recomputedWords(en, spec, claim, runs, here))).toMatch(/^Mean difference −12\.5 points/)
  expect(recomputedWords(en, spec, claim, runs, [...here.slice(1), { metrics: { 'test.error': Number.NaN } }])).toBe('')
})

test.each([
  ['\\lambda', 'λ'],
  ['\\alpha', 'α'],
  ['\\omega', 'ω'],
  ['\\sigma', 'σ'],
  ['h_1', 'h₁'],
  ['\\sigma_\\xi', 'σ'],
  ['\\beta_2', 'β₂'],
  ['p', 'p'],
])('the symbol %s is %s', (tex, symbol) => expect(symbolText(tex)).toBe(symbol))
