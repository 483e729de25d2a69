import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkSpec } from '#core/check-spec.ts'
import { SpecError } from '#core/units.ts'
import { readExperiments } from '../../src/cli/experiments.ts'
import { small } from './environments.ts'

const analysis = { kind: 'analysis', analysis: { kind: 'penalised-step' }, arms: { one: {} } }
const { model: _, ...withoutModel } = small
const claim = { compare: ['plain', 0], measure: 'test.error', expect: 'lower', seeds: 5 }

/** A refusal is one sentence or two on one line, with no trace of the program in it. */
function refusal(value: unknown): string {
  try {
    checkSpec(value)
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    expect(error.message).toMatch(/^[“A-Z].*[.]$/)
    expect(error.message).not.toMatch(/\n|undefined is|not a function|\[object/)
    return error.message
  }
  throw new Error('Nothing was refused.')
}

test.each(await readExperiments())('$id passes as it is', ({ spec }) => {
  expect(checkSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec)
})

test('fills in the lists that a spec may leave out', () => {
  expect(checkSpec(analysis)).toMatchObject({ controls: [] })
  expect(checkSpec({ ...small, show: undefined, controls: undefined })).toMatchObject({ show: [], controls: [] })
})

test.each<[string, unknown, readonly string[]]>([
  ['nothing', null, ['A spec is an object']],
  ['a list', [small], ['A spec is an object']],
  ['a text', 'training', ['A spec is an object']],
  ['no kind', { ...small, kind: undefined }, ['“kind”', '"training" or "analysis"']],
  ['another kind', { ...small, kind: 'trainig' }, ['“kind”', '"trainig"']],
  ['a field too many', { ...small, optimiser: {} }, ['no field “optimiser”', 'optimizer']],
  ['a training’s field in an analysis', { ...analysis, data: small.data }, ['no field “data”']],
  ['no arms', { ...small, arms: {} }, ['“arms”', 'at least one arm']],
  ['arms that are a list', { ...small, arms: ['plain'] }, ['“arms”']],
  ['an arm that is null', { ...small, arms: { plain: null } }, ['“arms.plain”']],
  ['an arm that is a number', { ...analysis, arms: { one: 1 } }, ['“arms.one”']],
  ['an arm that is a list', { ...small, arms: { plain: [] } }, ['“arms.plain”']],
  ['an arm with a field’s name', { ...small, arms: { data: {} } }, ['“data”', 'a spec has a field of that name']],
  ['an arm that changes nothing there is', { ...small, arms: { plain: { trainig: { steps: 3 } } } }, ['“trainig”']],
  ['an arm that names a kind', { ...small, arms: { plain: { kind: 'training' } } }, ['“kind”']],
  ['no model', withoutModel, ['no “model”']],
  ['a model that is no list', { ...small, model: { kind: 'dense' } }, ['“model”', 'list']],
  ['an empty model', { ...small, model: [] }, ['no layers']],
  ['a layer that is a text', { ...small, model: ['relu'] }, ['“model.0”', '“kind”']],
  ['an unknown layer', { ...small, model: [{ kind: 'dens' }] }, ['no layer “dens”', 'dense', 'relu']],
  [
    'a layer with a wrong option',
    { ...small, model: [{ kind: 'dense', width: 2 }] },
    ['“model.0”', '“width”', 'units'],
  ],
  ['a layer out of range', { ...small, model: [{ kind: 'dense', units: 0 }] }, ['“model.0.units”', 'from 1 to 1024']],
  [
    'an output for other data',
    { ...small, model: [{ kind: 'dense', units: 3 }] },
    ['dense-1', '3 outputs', '2 classes'],
  ],
  ['an arm’s output for other data', { ...small, arms: { plain: { data: { kind: 'digits' } } } }, ['10 classes']],
  ['unknown data', { ...small, data: { kind: 'mnist' } }, ['no data set “mnist”', 'digits', 'two-moons']],
  ['data that are null', { ...small, data: null }, ['“data”']],
  ['too much data', { ...small, data: { kind: 'digits', train: 1000 } }, ['“data.train”', 'from 20 to 800']],
  ['half an example', { ...small, data: { kind: 'digits', train: 20.5 } }, ['“data.train”', 'whole number']],
  ['a number as a text', { ...small, data: { kind: 'digits', train: '100' } }, ['“data.train”', '"100"']],
  ['an unknown optimizer', { ...small, optimizer: { kind: 'adamw' } }, ['no optimizer “adamw”', 'sgd']],
  ['an unknown initializer', { ...small, initializer: { kind: 'zeros' } }, ['no initializer “zeros”']],
  ['an unknown loss', { ...small, loss: { kind: 'hinge' } }, ['no loss “hinge”']],
  ['techniques in a list', { ...small, techniques: ['l2'] }, ['“techniques”']],
  ['an unknown technique', { ...small, techniques: { dropuot: {} } }, ['no technique “dropuot”']],
  ['a technique as a number', { ...small, techniques: { l2: 0.1 } }, ['“techniques.l2”']],
  ['no training', { ...small, training: undefined }, ['no “training”']],
  ['training as a number', { ...small, training: 400 }, ['“training”', 'batchSize, steps and measureEvery']],
  [
    'a wrong batch',
    { ...small, training: { ...small.training, batchSize: 'some' } },
    ['“training.batchSize”', '"some"'],
  ],
  ['no steps', { ...small, training: { ...small.training, steps: 0 } }, ['“training.steps”', 'from 1 to 100000']],
  ['epochs', { ...small, training: { ...small.training, epochs: 3 } }, ['“training.epochs”']],
  ['no measuring', { ...small, training: { batchSize: 8, steps: 3 } }, ['“training.measureEvery”']],
  ['a probe as a number', { ...small, show: [5] }, ['“show”', '“kind”']],
  ['a probe that is null', { ...small, show: [null] }, ['“show”', '“kind”']],
  ['probes in an object', { ...small, show: { loss: true } }, ['“show”', 'list']],
  ['an unknown probe', { ...small, show: ['accuracy'] }, ['no probe “accuracy”', 'loss', 'error']],
  [
    'a probe’s wrong option',
    { ...small, show: [{ kind: 'weight-norm', layers: 'all' }] },
    ['“show.layers”', 'each, together'],
  ],
  ['controls in a text', { ...small, controls: 'data.train' }, ['“controls”', 'list']],
  ['a control of nothing', { ...small, controls: ['data.noise'] }, ['“data.noise”', 'names no option']],
  ['a control that is null', { ...small, controls: [null] }, ['“null”', 'names no option']],
  ['a control of an absent technique', { ...small, controls: ['techniques.l2.strength'] }, ['names no option']],
  ['an axis of nothing', { ...small, vary: { 'data.noise': [0] } }, ['“data.noise”']],
  ['an axis without a list', { ...small, vary: { 'data.train': 50 } }, ['“vary.data.train”', 'list']],
  ['an axis out of range', { ...small, vary: { 'data.train': [50, 5] } }, ['“vary.data.train”', 'not 5']],
  ['claims in a list', { ...small, claims: [] }, ['“claims”']],
  ['a claim without sides', { ...small, claims: { c: { ...claim, compare: 'plain' } } }, ['“claims.c”', 'two sides']],
  [
    'a claim on no arm',
    { ...small, claims: { c: { ...claim, compare: ['plain', 'b'] } } },
    ['“claims.c”', '"b"', 'plain'],
  ],
  ['a claim without a measure', { ...small, claims: { c: { ...claim, measure: undefined } } }, ['measure']],
  ['a claim of too few seeds', { ...small, claims: { c: { ...claim, seeds: 1 } } }, ['“claims.c.seeds”', 'from 2']],
  ['another expectation', { ...small, claims: { c: { ...claim, expect: 'better' } } }, ['“claims.c.expect”', 'lower']],
  ['a claim within nothing', { ...small, claims: { c: { ...claim, expect: 'within' } } }, ['margin above 0']],
  ['a claim under no condition', { ...small, claims: { c: { ...claim, condition: 'dim' } } }, ['"dim"', 'none']],
  [
    'a condition at the best validation',
    {
      ...small,
      conditions: { dim: {} },
      claims: { c: { ...claim, condition: 'dim', at: 'best-validation' } },
    },
    ['“claims.c”', 'leave out “at”'],
  ],
  ['a claim with another field', { ...small, claims: { c: { ...claim, seed: 3 } } }, ['“claims.c”', '“seed”']],
  ['changes in an object', { ...small, changes: { step: 3 } }, ['“changes”', 'list']],
  ['a change that sets nothing', { ...small, changes: [{ step: 3 }] }, ['“changes”', 'list']],
  [
    'a change of what is not live',
    { ...small, changes: [{ step: 3, set: { 'data.train': 40 } }] },
    ['“data.train”', 'new run'],
  ],
  ['a condition of nothing', { ...small, conditions: { dim: { brightness: 1 } } }, ['“conditions.dim”', 'contrast']],
  ['a condition out of range', { ...small, conditions: { dim: { contrast: -1 } } }, ['“conditions.dim.contrast”']],
  ['an unknown analysis', { ...analysis, analysis: { kind: 'magic' } }, ['no analysis “magic”', 'penalised-step']],
  ['no analysis', { ...analysis, analysis: undefined }, ['“analysis”', '“kind”']],
])('%s: refused in a sentence', (_, value, words) => {
  const message = refusal(JSON.parse(JSON.stringify(value)))
  for (const word of words) expect(message).toContain(word)
})

describe('whatever JSON it is given', () => {
  const accepts = (value: unknown) => {
    try {
      checkSpec(value)
    } catch (error) {
      if (!(error instanceof SpecError)) throw error
      expect(error.message).not.toBe('')
    }
  }

  test('it answers with a spec or a SpecError', () => {
    fc.assert(fc.property(fc.jsonValue(), accepts), { numRuns: 500 })
  })

  test('also where a part of a good spec is replaced by anything', () => {
    const whole: readonly unknown[] = [small, analysis].map((spec) => ({ controls: [], vary: {}, claims: {}, ...spec }))
    /** Paths to every part of a value. */
    const paths = (value: unknown): string[][] =>
      typeof value === 'object' && value !== null
        ? [[], ...Object.entries(value).flatMap(([key, part]) => paths(part).map((rest) => [key, ...rest]))]
        : [[]]
    const replaced = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
      if (key === undefined) return by
      const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
      copy[key] = replaced(copy[key], rest, by)
      return copy
    }
    const anyPath = fc.constantFrom(...whole.flatMap((spec) => paths(spec).map((path) => ({ spec, path }))))
    fc.assert(
      fc.property(anyPath, fc.jsonValue(), fc.boolean(), ({ spec, path }, by, add) =>
        accepts(replaced(spec, add ? [...path, 'more'] : path, by)),
      ),
      { numRuns: 1500 },
    )
  })
})
