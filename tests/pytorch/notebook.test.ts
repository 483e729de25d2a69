import { beforeAll, describe, expect, test } from 'vitest'
import { losses } from '#core/losses/index.ts'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import { techniques } from '#core/techniques/index.ts'
import type { TechniqueUnit } from '#core/techniques/technique.ts'
import { tQuantile975 } from '#stats/student-t.ts'
import digits from '../../content/chapters/l2-penalty/experiments/digits.ts'
import shrink from '../../content/chapters/l2-penalty/experiments/shrink-by-direction.ts'
import { simd, small } from '../core/environments.ts'
import { codeOf, notebookOf, requestFor, specs } from './notebooks.ts'
import { hasPython, runPython } from './python.ts'

const comparison = { first: 'penalised', second: 'plain', measure: 'test.error', seeds: 20 }
const measured = { mean: -0.05, low: -0.06, high: -0.04 }
const settings = { 'penalised.techniques.l2.strength': 0.3, 'data.train': 50 }
const request = { ...requestFor(digits), comparison, measured, settings, seed: 7 }

describe('a notebook', () => {
  const notebook = notebookOf(request)

  test('is one of format 4.5: cells with ids of their own, text in lines', () => {
    expect(notebook).toMatchObject({ nbformat: 4, nbformat_minor: 5, metadata: { kernelspec: { name: 'python3' } } })
    expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length)
    for (const { cell_type, source } of notebook.cells) {
      expect(['code', 'markdown']).toContain(cell_type)
      for (const line of source.slice(0, -1)) expect(line).toMatch(/^[^\n]*\n$/)
    }
  })

  test('imports nothing but Python’s own library and torch', () => {
    const imported = codeOf(notebook).flatMap((code) =>
      [...code.matchAll(/^\s*(?:import|from) (\w+)/gm)].map(([, name]) => name),
    )
    expect(new Set(imported)).toEqual(new Set(['copy', 'functools', 'math', 'random', 'statistics', 'zlib', 'torch']))
  })

  test('ends with the spec as a file, the settings in it', () => {
    const text = notebook.cells.at(-1)!.source.join('')
    const file = JSON.parse(/```json\n(.*)```/s.exec(text)![1]!)
    expect(file).toMatchObject({ experiment: 'l2-penalty/moons', core: 'abc', seed: 7 })
    expect(file.spec.data.train).toBe(50)
    expect(file.spec.arms.penalised.techniques.l2.strength).toBe(0.3)
  })

  test.each([
    ['as printed', request],
    ['in another order', { ...requestFor(digits), settings: { model: ['relu', 'dense', 'dense-2'] } }],
  ])('has a module for each layer of the planned network, in its order, %s', (_, given) => {
    const { network } = planTraining(resolveArm(digits, 'plain', given.settings) as ResolvedTraining)
    const model = codeOf(notebookOf(given)).find((code) => code.includes('nn.Sequential('))!
    expect([...model.matchAll(/# (\S+-\d+)$/gm)].map(([, name]) => name)).toEqual(
      network.layers.map(({ name }) => name),
    )
  })

  test('holds the digits', () => {
    const data = codeOf(notebook).find((code) => code.includes('PIXELS'))!
    const pixels = /PIXELS = "(\w+)"/.exec(data)![1]!
    expect(Uint8Array.from(pixels, (pixel) => Number.parseInt(pixel, 17))).toEqual(simd.datasets.digits.images)
  })

  test('compares by test error, and leaves the book out, where it lacks the measure', () => {
    const constants = (measure: string) =>
      codeOf(notebookOf({ ...request, comparison: { ...comparison, measure }, at: 'best-validation' }))[1]!
    expect(constants('test.loss')).toContain('MEASURE = "penalised", "plain", "test.loss@best-validation"')
    expect(constants('weight-growth')).toContain('MEASURE = "penalised", "plain", "weight-growth"')
    expect(constants('test.error@dim')).toMatch(/"test.error@best-validation"\n(.*\n)*BOOK = None/)
  })

  test('is refused with a sentence where there is none', () => {
    const refusal = (given: object) => () => notebookOf({ ...request, settings: {}, ...given } as never)
    expect(refusal({ spec: shrink })).toThrow('An analysis trains no network')
    const classical = { ...digits, arms: { classical: { baseline: { kind: 'ridge' } } } }
    expect(refusal({ spec: classical })).toThrow('classical is no network')
    const slope = { kind: 'leaky-relu', slope: 0.1 } as const
    const bent = {
      ...small,
      model: [slope, { kind: 'dense', units: 2 }],
      changes: [{ step: 2, set: { 'model.0.slope': 0.2 } }],
    }
    expect(refusal({ spec: bent })).toThrow('“model.0.slope” changes inside a layer')
    const two = { ...small, arms: { moons: {}, rings: { data: { kind: 'rings' } } } }
    expect(refusal({ spec: two })).toThrow('different data sets')
  })
})

test('a technique without hooks in Python adds layers and does nothing else', () => {
  for (const { pytorch, layers, plan } of techniques as readonly TechniqueUnit[])
    expect(pytorch !== undefined).toBe(plan !== undefined || layers === undefined)
  expect(losses.every(({ pytorch }) => pytorch.includes('outputs'))).toBe(true)
})

/** Compiles each cell, and gives the constants of each notebook as JSON. */
const COMPILE = `
import json, sys
constants = {}
for name, cells in json.load(sys.stdin):
    for cell in cells:
        compile(cell, name, "exec")
    scope = {}
    exec(cells[1], scope)
    constants[name] = {key: list(value) if isinstance(value, range) else value for key, value in scope.items() if key.isupper()}
print(json.dumps(constants))
`

// Python is no tool of this project: where it is missing, these say that they were skipped.
describe.skipIf(!hasPython)('in Python', () => {
  const all = [...specs, ['digits, with settings', digits] as const]
  let constants: { readonly [name: string]: Record<string, unknown> }
  beforeAll(() => {
    const notebooks = all.map(([name, spec]) => [
      name,
      codeOf(notebookOf(spec === digits ? request : requestFor(spec))),
    ])
    constants = JSON.parse(runPython(COMPILE, JSON.stringify(notebooks)))
  })

  test('every cell of a notebook with each unit compiles', () => {
    expect(Object.keys(constants)).toHaveLength(all.length)
  })

  test.each(all)('the constants are those of the spec: %s', (name, spec) => {
    const given = spec === digits ? settings : {}
    for (const arm of Object.keys(spec.arms)) {
      const {
        kind: _,
        model: __,
        baseline: ___,
        techniques,
        ...setup
      } = resolveArm(spec, arm, given) as ResolvedTraining
      const acting = Object.entries(techniques).filter(([id]) => id !== 'dropout' && id !== 'batch-norm')
      expect((constants[name]!.ARMS as Record<string, unknown>)[arm]).toEqual({
        ...setup,
        techniques: Object.fromEntries(acting),
      })
    }
  })

  test('the comparison is the demo’s', () => {
    expect(constants['digits, with settings']).toMatchObject({
      SEED: 7,
      CLASSES: 10,
      OUTPUTS: 10,
      FIRST: 'penalised',
      SECOND: 'plain',
      MEASURE: 'test.error',
      SEEDS: Array.from({ length: 20 }, (_, seed) => seed),
      QUANTILE: tQuantile975(19),
      BOOK: measured,
    })
  })
})
