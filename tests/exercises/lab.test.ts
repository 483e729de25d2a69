/** The rules of a lab's log, what its report computes, and how it is judged. */
import { describe, expect, test } from 'vitest'
import type { RunKey } from '#core/run.ts'
import type { Spec } from '#core/spec.ts'
import type { LabExercise } from '#exercises/define.ts'
import { judgeLog } from '#exercises/grade/lab.ts'
import { candidatesOf, selectCandidate } from '#exercises/lab/candidates.ts'
import { eventsOf, firstRefusal, type LabLog, type NewEvent, readLog, refusalOf } from '#exercises/lab/log.ts'
import { BASELINE, type Recipe } from '#exercises/lab/recipe.ts'
import { optimismByTries, reportOf, rubricOf } from '#exercises/lab/report.ts'
import { contentOf, type Material } from '#exercises/material.ts'
import type { ExerciseRecord } from '#exercises/progress/record.ts'
import { verifyRecord } from '#exercises/verify.ts'
import type { RunResult } from '#runner/protocol.ts'
import { after, allSeeds, honestLog, invented, opening, plan, report } from './lab-reader.ts'
import { recordWith } from './records.ts'

const exercise: LabExercise = {
  kind: 'lab',
  setup: {
    data: { kind: 'digits', train: 100, validation: 200, test: 700 },
    model: [{ kind: 'dense', units: 10 }],
    optimizer: { kind: 'sgd', learningRate: 0.1 },
    training: { batchSize: 20, steps: 10, measureEvery: 5 },
  },
  techniques: { dropout: [{ probability: 0.5 }], l2: [{ strength: 0.01 }, { strength: 0.1 }] },
  budget: 9,
  seeds: 3,
  optimism: 'recipe-lab/winners-curse',
  rubric: { plan: 3, baseline: 3, controls: 4, rule: 3, seal: 4, report: 3 },
}
const dropout: Recipe = { dropout: { probability: 0.5 } }
const l2: Recipe = { l2: { strength: 0.1 } }
const both: Recipe = { ...dropout, ...l2 }
const runsOf = (recipe: Recipe, ...accuracies: readonly number[]) =>
  accuracies.map((accuracy, seed) => invented(recipe, seed, accuracy))
const base = after([], plan, ...runsOf(BASELINE, 0.7, 0.72, 0.71), ...runsOf(dropout, 0.9, 0.88, 0.92))
const chosen = after(base, { event: 'choice', recipe: dropout })
const opened = after(chosen, opening(chosen))
const ruleOf = (log: LabLog, event: NewEvent) => refusalOf(exercise, log, after(log, event).at(-1)!)

test('a log in the order of the protocol is taken, and passes with its report', () => {
  const whole = after(opened, report)
  expect(firstRefusal(exercise, whole)).toBeNull()
  expect(judgeLog(exercise, whole)).toMatchObject({ passed: true, messages: [] })
  expect(judgeLog(exercise, opened)).toMatchObject({ passed: false, messages: [{ key: 'exercise.lab.unfinished' }] })
})

test.each<[string, LabLog, NewEvent]>([
  ['plan-first', [], invented(BASELINE, 0)],
  ['plan-once', base, plan],
  ['plan-words', [], { event: 'plan', hypothesis: ' ', shortlist: 'x' }],
  ['recipe', base, invented({ dropout: { probability: 0.4 } }, 0)],
  ['recipe', base, invented({ mixup: { alpha: 1 } }, 0)],
  ['seed', base, invented(l2, 3)],
  ['same-run', base, invented(dropout, 1)],
  ['budget', after(base, ...runsOf(l2, 0.8, 0.8, 0.8)), invented(both, 0)],
  ['baseline-first', after([], plan, ...runsOf(dropout, 0.9, 0.9, 0.9)), { event: 'choice', recipe: dropout }],
  ['choice-runs', after(base, invented(l2, 0)), { event: 'choice', recipe: l2 }],
  ['choose-first', base, opening(base)],
  ['expectation', chosen, { ...opening(chosen), expected: 0 } as NewEvent],
  ['tests', chosen, { event: 'opened', expected: 0.9, tests: [] }],
  ['opened-once', opened, opening(opened)],
  ['after-opening', opened, invented(l2, 0)],
  ['after-opening', opened, { event: 'choice', recipe: BASELINE }],
  ['report-after', chosen, report],
  ['report-words', opened, { event: 'report', didNotWork: '' }],
])('the rule %s', (rule, log, event) => {
  expect(ruleOf(log, event)).toBe(rule)
  expect(judgeLog(exercise, after(log, event)).messages).toEqual([
    { key: `exercise.lab.refused.${rule}`, values: { entry: log.length + 1, budget: 9, seeds: 3 } },
  ])
})

test('an entry is later than the one before it', () => {
  expect(refusalOf(exercise, base, { ...report, at: base.at(-1)!.at } as LabLog[number])).toBe('time')
})

/** Numbers from 0 to below 1 that a seed fixes. */
function* numbersFrom(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

test('by no order of events does the seal open twice, the budget break, or a choice change after the opening', () => {
  const recipes = [BASELINE, dropout, l2, both]
  let seals = 0
  for (let seed = 1; seed <= 300; seed++) {
    const draws = numbersFrom(seed)
    const draw = (below: number) => Math.floor(draws.next().value! * below)
    let log: LabLog = []
    for (let k = 0; k < 80; k++) {
      const recipe = recipes[draw(4)]!
      const offers: readonly NewEvent[] = [
        invented(recipe, draw(4)),
        invented(BASELINE, draw(3)),
        { event: 'choice', recipe },
        plan,
        report,
        opening(log),
      ]
      const event = offers[draw(offers.length)]!
      if (ruleOf(log, event) === null) log = after(log, event)
    }
    const openings = log.flatMap(({ event }, index) => (event === 'opened' ? [index] : []))
    seals += openings.length
    expect(openings.length).toBeLessThanOrEqual(1)
    expect(eventsOf(log, 'run').length).toBeLessThanOrEqual(exercise.budget)
    if (openings.length === 1) expect(log.slice(openings[0]! + 1).every(({ event }) => event === 'report')).toBe(true)
    expect(firstRefusal(exercise, log)).toBeNull()
  }
  expect(seals).toBeGreaterThan(100)
})

test('what is no log is not read as one', () => {
  expect(readLog(JSON.parse(JSON.stringify(opened)))).toEqual(opened)
  for (const broken of [
    null,
    'log',
    {},
    [1],
    [{ event: 'run' }],
    [{ ...base[1], validation: 2 }],
    [{ ...plan, at: 'now' }],
  ])
    expect(readLog(broken)).toBeNull()
})

describe('the report', () => {
  const log = after([], plan, ...runsOf(BASELINE, 0.7, 0.7, 0.7), ...runsOf(dropout, 0.9, 0.92, 0.94), {
    event: 'choice',
    recipe: dropout,
  })
  const known = after(log, { event: 'opened', expected: 0.9, tests: [0.71, 0.69, 0.7, 0.88, 0.9, 0.92] })

  test('has the accuracy with its interval, the gain in pairs and the optimism', () => {
    expect(reportOf(exercise, log)).toBeNull()
    const { chosen, baseline, halfWidth, gain, optimism } = reportOf(exercise, known)!
    expect(chosen.test).toBeCloseTo(0.9, 12)
    expect(baseline.test).toBeCloseTo(0.7, 12)
    expect(halfWidth).toBeCloseTo(1.96 * Math.sqrt((0.9 * 0.1) / 700), 12)
    expect(gain.mean).toBeCloseTo((0.17 + 0.21 + 0.22) / 3, 12)
    expect(optimism).toBeCloseTo(0.02, 12)
  })

  test('the optimism of the best of k is the mean over all ways to draw k', () => {
    const tested = [0.8, 0.9, 0.7, 0.85].map((validation, index) => ({
      recipe: BASELINE,
      validation,
      test: [0.81, 0.84, 0.72, 0.84][index]!,
      testBySeed: [],
    }))
    const bruteForce = [1, 2, 3, 4].map((size) => {
      const subsets = Array.from({ length: 16 }, (_, bits) => tested.filter((_, k) => (bits >> k) & 1)).filter(
        ({ length }) => length === size,
      )
      const gains = subsets.map((subset) => {
        const best = subset.reduce((a, b) => (b.validation > a.validation ? b : a))
        return best.validation - best.test
      })
      return gains.reduce((sum, gain) => sum + gain, 0) / gains.length
    })
    const computed = optimismByTries(tested)
    for (const [index, optimism] of bruteForce.entries()) expect(computed[index]).toBeCloseTo(optimism, 12)
  })

  test('the rubric finds what the log shows', () => {
    expect(rubricOf(exercise, after(known, report))).toEqual({
      plan: true,
      baseline: true,
      controls: true,
      rule: true,
      seal: true,
      report: true,
    })
    const hasty = after([], plan, ...runsOf(both, 0.9, 0.9, 0.9), ...runsOf(dropout, 0.9, 0.9, 0.9), {
      event: 'choice',
      recipe: both,
    })
    expect(rubricOf(exercise, hasty)).toMatchObject({ baseline: false, controls: false, rule: false, seal: false })
  })
})

test('within one standard error of the best the simpler recipe is selected, and only among complete ones', () => {
  const log = after(
    [],
    plan,
    ...runsOf(both, 0.9, 0.94, 0.92),
    ...runsOf(dropout, 0.91, 0.92, 0.91),
    invented(l2, 0, 0.99),
  )
  expect(selectCandidate(candidatesOf(exercise, log))!.recipe).toEqual(dropout)
  const clear = after([], plan, ...runsOf(both, 0.92, 0.92, 0.93), ...runsOf(dropout, 0.91, 0.92, 0.91))
  expect(selectCandidate(candidatesOf(exercise, clear))!.recipe).toEqual(both)
  expect(allSeeds(exercise, both)).toHaveLength(3)
})

test('a file whose log breaks a rule is told which one, and one with other numbers that they differ', async () => {
  const material: Material = { id: 'recipe-lab/sealed-test', exercise, files: { wrong: {} } }
  // Every run gives the same here.
  const result = {
    metrics: { 'validation.error': 0.25, 'test.error': 0.25 },
    digest: '0'.repeat(64),
  } as unknown as RunResult
  const environment = {
    runCode: () => Promise.reject(new Error('A lab runs no code.')),
    runExperiment: (_: Spec, keys: readonly RunKey[]) => Promise.resolve(keys.map(() => result)),
  }
  const runs = allSeeds(exercise, BASELINE)
  const honest = await honestLog(exercise, runs, BASELINE, environment)
  const verified = (log: LabLog) => {
    const { digest } = judgeLog(exercise, honest)
    const record = {
      ...recordWith({ exercise: material.id, content: contentOf(material), core: 'core' }),
      passed: true,
    }
    const answer = { log } as unknown as ExerciseRecord['answer']
    return verifyRecord({ ...record, answer, ...(digest !== undefined && { digest }) }, material, environment, 'core')
  }
  expect(await verified(honest)).toMatchObject({ standing: 'holds', passes: true })
  const twice = after(honest, opening(honest))
  expect(await verified(twice)).toMatchObject({
    standing: 'differs',
    why: `its log breaks the rule “opened-once” at entry ${twice.length}`,
  })
  const better = honest.map((event) => (event.event === 'run' ? { ...event, validation: 0.9 } : event))
  expect(await verified(better)).toMatchObject({
    standing: 'differs',
    why: 'run 1 of its log gives something else here',
  })
})
