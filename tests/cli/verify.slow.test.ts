/** Submissions: honest ones hold bit for bit, and what was tampered with is named. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PredictExercise } from '#exercises/define.ts'
import { type Answer, grade } from '#exercises/grade/grade.ts'
import { ownRun } from '#exercises/grade/own-run.ts'
import { contentOf, type Material } from '#exercises/material.ts'
import type { ExerciseRecord } from '#exercises/progress/record.ts'
import type { Finding } from '#exercises/verify.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { nodeEnvironment, readExercises } from '../../src/cli/exercises.ts'
import { recordWith } from '../exercises/records.ts'
import { createFolder, verified } from './submitted.ts'

const { progress, remove } = createFolder()
afterAll(remove)

const SEED = 5001
const source = readFileSync('content/chapters/l2-penalty/exercises/spare-the-biases/solution.js', 'utf8')
const answers: { readonly [exercise: string]: Answer } = {
  'l2-penalty/one-step': { text: '2,4' },
  'l2-penalty/too-much': { option: 'worse' },
  'l2-penalty/enough-penalty': { settings: { 'penalised.techniques.l2.strength': 0 } },
  'l2-penalty/spare-the-biases': { source },
}
/** What a reader's page would have written. */
let honest: ReadonlyMap<string, ExerciseRecord>
const honestly = (exercise: string, different: Partial<ExerciseRecord> = {}) => ({
  ...honest.get(`l2-penalty/${exercise}`)!,
  ...different,
})

beforeAll(async () => {
  const exercises = new Map((await readExercises()).map((material) => [material.id, material]))
  const records = await Promise.all(
    Object.entries(answers).map(async ([exercise, answer]) => {
      const material = exercises.get(exercise)!
      const { passed, digest } = await grade(material, answer, nodeEnvironment)
      const value =
        material.exercise.kind === 'predict'
          ? await ownRun(material as Material<PredictExercise>, SEED, nodeEnvironment)
          : undefined
      return recordWith({
        exercise,
        answer: answer as ExerciseRecord['answer'],
        content: contentOf(material),
        passed,
        core: coreVersion,
        ...(digest !== undefined && { digest }),
        ...(value !== undefined && { run: { seed: SEED, value } }),
      })
    }),
  )
  honest = new Map(records.map((record) => [record.exercise, record]))
})

test('an honest file holds, solved or not', async () => {
  expect([...honest.values()].map(({ passed }) => passed)).toEqual([true, true, false, true])
  expect(honestly('too-much').run).toBeDefined()
  const { status, submissions } = await verified(progress('ada.json', [...honest.values()], 'Ada'))
  expect(submissions[0]!.findings.map(({ standing, why }) => [standing, why])).toEqual(
    Array.from(honest, () => ['holds', undefined]),
  )
  expect(submissions[0]).toMatchObject({ name: 'Ada', problems: [] })
  expect(status).toBe(0)
})

test('what was tampered with is named, and other cores and changed exercises are no reproach', async () => {
  const { run, digest } = honestly('too-much')
  const cases: readonly (readonly [ExerciseRecord, Finding['standing'], RegExp?])[] = [
    [honestly('one-step', { answer: { text: '7' } }), 'differs', /says that it is right, and it is not right/],
    [honestly('enough-penalty', { passed: true }), 'differs', /says that it is right, and it is not right/],
    [
      honestly('too-much', { digest: digest!.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }),
      'differs',
      /runs/,
    ],
    [honestly('too-much', { run: { seed: SEED + 1, value: run!.value } }), 'differs', /the run of seed 5002 measures/],
    [honestly('spare-the-biases', { answer: { source: 'while (true) {}' } }), 'differs', /not right/],
    [honestly('spare-the-biases', { core: '0123456789ab' }), 'other-core', /made by core 0123456789ab/],
    [honestly('one-step', { content: 'c0ffee' }), 'changed-exercise', /has changed since/],
    [honestly('one-step', { exercise: 'l2-penalty/nowhere' }), 'unknown-exercise', /no such exercise/],
    [honestly('one-step', { answer: { text: 2.4 } }), 'not-judged', /none that an exercise takes/],
    [
      honestly('enough-penalty', { answer: { settings: { 'penalised.techniques.l2.strength': 'much' } } }),
      'not-judged',
    ],
  ]
  const { status, submissions } = await verified(...cases.map(([record], k) => progress(`case-${k}.json`, [record])))
  for (const [k, [, standing, why]] of cases.entries()) {
    const finding = submissions[k]!.findings[0]!
    expect([k, finding.standing]).toEqual([k, standing])
    expect(finding.why).toMatch(why ?? /./)
  }
  expect(submissions[5]!.findings[0]!.passes).toBe(true)
  expect(submissions[6]!.findings[0]!.passes).toBe(true)
  expect(status).toBe(1)
})
