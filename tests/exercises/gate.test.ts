/** Every exercise of the book, proved both ways: the starter fails, the solution passes, each slip is answered by name. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CodeExercise, LabExercise, NumberExercise, PredictExercise, TuneExercise } from '#exercises/define.ts'
import { writeExact } from '#exercises/exact-json.ts'
import { gradeCode, programOf } from '#exercises/grade/code.ts'
import { type Environment, grade } from '#exercises/grade/grade.ts'
import { claimOf, directionOf } from '#exercises/grade/predict.ts'
import type { LabLog } from '#exercises/lab/log.ts'
import { BASELINE, type Recipe } from '#exercises/lab/recipe.ts'
import type { Material } from '#exercises/material.ts'
import type { CodeOutcome } from '#exercises/sandbox/protocol.ts'
import { remembering } from '#exercises/verify.ts'
import { languages } from '#i18n/text.ts'
import { evaluateClaim } from '#stats/claims.ts'
import { metricsOf } from '#stats/ledger.ts'
import { nodeEnvironment, readExercises } from '../../src/cli/exercises.ts'
import { readExperiments } from '../../src/cli/experiments.ts'
import { readLedger } from '../../src/cli/ledgers.ts'
import { after, allSeeds, honestLog, invented, opening, plan } from './lab-reader.ts'

const exercises = await readExercises()
const experiments = await readExperiments()

/** The exercises of these kinds, by name. */
const of = <E extends Material['exercise']>(...kinds: readonly E['kind'][]) =>
  exercises.filter(({ exercise }) => kinds.includes(exercise.kind)).map((one) => [one.id, one as Material<E>] as const)
/** Code gives the same every time, so each program runs once. */
const known = new Map<string, Promise<CodeOutcome>>()
const environment: Environment = {
  ...nodeEnvironment,
  runCode(program) {
    const key = writeExact(program)
    known.set(key, known.get(key) ?? nodeEnvironment.runCode(program))
    return known.get(key)!
  },
}
const judge = (material: Material, answer: Parameters<typeof grade>[1]) => grade(material, answer, environment)

test.each(exercises.map(({ id }) => [id] as const))('%s has words in each language of its chapter', (id) => {
  const [chapter, name] = id.split('/')
  for (const language of languages)
    expect(existsSync(`content/chapters/${chapter}/exercises/${name}/${language}.mdx`)).toBe(
      existsSync(`content/chapters/${chapter}/${language}.mdx`),
    )
})

describe.each(of<NumberExercise>('number'))('%s', (_, material) => {
  const { answer, tolerance, slips } = material.exercise

  test('takes its answer, as computed where it is computed', async () => {
    expect(await judge(material, { text: String(answer) })).toMatchObject({ passed: true })
    if (material.files.solution === undefined) return
    const program = { source: material.files.solution, function: 'answer', calls: [[]] }
    expect(await environment.runCode(program)).toEqual({
      kind: 'ran',
      calls: [{ kind: 'returned', value: { plain: expect.closeTo(answer, 4) }, changed: false }],
    })
    const outcome = await environment.runCode(program)
    const computed = outcome.kind === 'ran' && outcome.calls[0]!.kind === 'returned' ? outcome.calls[0]!.value : null
    const value = computed && 'plain' in computed ? Number(computed.plain) : Number.NaN
    expect(Math.abs(value - answer)).toBeLessThanOrEqual(Math.max(tolerance / 2, 1e-9))
  })

  test('answers each slip by name, and nothing by chance', async () => {
    for (const [slip, value] of Object.entries(slips))
      expect(await judge(material, { text: String(value) })).toEqual({ passed: false, messages: [{ slip }] })
    for (const text of ['', 'x', String(answer + 3 * tolerance + 1e-6 + Math.abs(answer))])
      expect(await judge(material, { text })).toMatchObject({ passed: false })
  })
})

describe.each(of('choice'))('%s', (_, material) => {
  test('has one right option among several', async () => {
    const { options, right } = material.exercise as Extract<Material['exercise'], { kind: 'choice' }>
    expect(options.length).toBeGreaterThan(1)
    for (const option of options)
      expect(await judge(material, { option })).toEqual({ passed: option === right, messages: [{ why: option }] })
    expect(await judge(material, { option: '' })).toMatchObject({ passed: false })
  })
})

describe.each(of<PredictExercise>('predict'))('%s', (_, material) => {
  test('has one option for each way that the claim can go, and the ledger takes one of them', async () => {
    const { claim, spec } = claimOf(material)
    const [chapter, name] = material.exercise.claim.split('/')
    const experiment = experiments.find((one) => one.chapter === chapter && name! in (one.spec.claims ?? {}))!
    const ledger = await readLedger(chapter!)
    const result = evaluateClaim(spec, claim, metricsOf(ledger!.experiments[experiment.id]!))
    const directions = Object.values(material.exercise.options)
    expect(directions.toSorted()).toEqual([...new Set(directions)].toSorted())
    expect(directions).toContain(directionOf(result.paired))
    expect(directions.length).toBeGreaterThan(1)
  })
})

describe.each(of<TuneExercise>('tune'))('%s', (_, material) => {
  const { controls, start = {}, solution, seeds } = material.exercise

  test('begins with settings that do not do, and has others that do', async () => {
    expect(controls.filter((path) => !material.spec!.controls.includes(path))).toEqual([])
    expect(seeds[0], 'seeds that the demo does not begin with').toBeGreaterThan(0)
    expect(await judge(material, { settings: start })).toMatchObject({ passed: false })
    expect(await judge(material, { settings: solution })).toMatchObject({ passed: true })
    expect(await judge(material, { settings: { 'training.steps': 1 } })).toMatchObject({ passed: false })
  })
})

describe.each(of<CodeExercise>('code', 'hunt'))('%s', (_, material) => {
  const { exercise, files } = material
  const check = (source: string) => gradeCode(material, source, environment)

  test('fails its starter and passes its solution', async () => {
    expect(await check(files.starter!)).toMatchObject({ passed: false })
    expect(await check(files.solution!)).toEqual({ passed: true, messages: [] })
    expect((await environment.runCode(programOf(exercise, files.starter!))).kind, 'the starter runs').toBe('ran')
  })

  test('knows at least two wrong answers, and answers each by name', async () => {
    expect(Object.keys(files.wrong)).toEqual([...exercise.slips].sort())
    expect(exercise.slips.length).toBeGreaterThanOrEqual(2)
    for (const slip of exercise.slips) expect((await check(files.wrong[slip]!)).messages[0], slip).toEqual({ slip })
  })

  test('shows some of its calls, and not all', () => {
    const visible = exercise.tasks.filter((task) => task.visible).length
    expect(visible).toBeGreaterThan(0)
    expect(visible).toBeLessThan(exercise.tasks.length)
  })
})

describe.each(of<LabExercise>('lab'))('%s', (_, material) => {
  const { exercise } = material
  const techniques = Object.entries(exercise.techniques)
  const [first] = techniques.map(([technique, levels]): Recipe => ({ [technique]: levels[0]! }))

  test('takes a log that is complete, and says what is wrong with any other', async () => {
    const runs = [...allSeeds(exercise, BASELINE), { recipe: first!, seed: 0 }]
    const log = await honestLog(exercise, runs, BASELINE, nodeEnvironment)
    // The log's runs are made anew for the first answer, and those remembered for the others.
    const again = remembering(nodeEnvironment)
    expect(await grade(material, { log }, again)).toMatchObject({ passed: true, messages: [] })
    const judged = async (changed: LabLog) => (await grade(material, { log: changed }, again)).messages[0]
    const refused = (rule: string) => expect.objectContaining({ key: `exercise.lab.refused.${rule}` })
    expect(await judged(log.slice(0, -1))).toEqual({ key: 'exercise.lab.unfinished' })
    expect(await judged(after(log, opening(log)))).toEqual(refused('opened-once'))
    expect(await judged(after(log, invented(first!, 1)))).toEqual(refused('after-opening'))
    const tampered = (event: LabLog[number]) => ({ ...event, ...(event.event === 'run' && { validation: 0.99 }) })
    expect(await judged(log.map(tampered))).toMatchObject({ key: 'exercise.lab.otherRun', values: { run: 1, seed: 0 } })
    const better = (event: LabLog[number]) => ({
      ...event,
      ...(event.event === 'opened' && { tests: event.tests.map(() => 0.99) }),
    })
    expect(await judged(log.map(better))).toMatchObject({ key: 'exercise.lab.otherRun' })
  })

  test('refuses a run beyond its budget', async () => {
    const [one, other] = techniques as [(typeof techniques)[number], (typeof techniques)[number]]
    const pairs = [undefined, ...one[1]].flatMap((a) =>
      [undefined, ...other[1]].map((b): Recipe => ({ ...(a && { [one[0]]: a }), ...(b && { [other[0]]: b }) })),
    )
    const runs = pairs.flatMap((recipe) => allSeeds(exercise, recipe)).slice(0, exercise.budget + 1)
    expect(runs).toHaveLength(exercise.budget + 1)
    const log = after([], plan, ...runs.map(({ recipe, seed }) => invented(recipe, seed)))
    expect(await judge(material, { log })).toMatchObject({ messages: [{ key: 'exercise.lab.refused.budget' }] })
  })
})
