/** What the path of a control names. */
import { describe, expect, test } from 'vitest'
import { optionAt } from '#core/option-paths.ts'
import { optionOf, resolveArm } from '#core/resolve.ts'
import type { Spec, TrainingSpec } from '#core/spec.ts'
import { small } from './environments.ts'

describe('optionOf', () => {
  const spec: TrainingSpec = {
    ...small,
    techniques: { l2: { strength: 0.1 } },
    arms: {
      plain: {},
      wide: { model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 2 }] },
    },
  }

  test.each([
    ['data.train', null, 'two-moons', 30],
    ['optimizer.momentum', null, 'sgd', 0.9],
    ['techniques.l2.strength', null, 'l2', 0.1],
    ['model.0.units', null, 'dense', 8],
    ['wide.model.0.units', 'wide', 'dense', 64],
  ])('%s: its arm, its unit, its value in the spec', (path, arm, unit, value) => {
    const option = optionOf(spec, path)
    expect(option).toMatchObject({ path, arm, unit, default: value })
    expect(option.declaration.name).toBe(path.split('.').at(-1))
  })

  test('reads analyses', () => {
    const analysis: Spec = {
      kind: 'analysis',
      analysis: { kind: 'penalised-step', weight1: 5 },
      arms: { one: {}, other: { analysis: { strength: 0.3 } } },
      controls: [],
    }
    expect(optionOf(analysis, 'other.analysis.strength')).toMatchObject({ arm: 'other', default: 0.3 })
    expect(optionOf(analysis, 'analysis.weight1')).toMatchObject({ arm: null, unit: 'penalised-step', default: 5 })
  })

  test.each([
    '',
    'plain',
    'data',
    'data.kind',
    'data.train.x',
    'model.1.units',
    'model.9.units',
    'training.pace',
    'techniques.weight-decay.strength',
    'analysis.weight1',
  ])('refuses “%s”', (path) => {
    expect(() => optionOf(spec, path)).toThrow(`“${path}” names no option of this experiment.`)
  })

  test('optionAt finds the value in a resolved arm', () => {
    expect(optionAt(resolveArm(small, 'plain'), 'model.0.units')).toBe(8)
    expect(optionAt(resolveArm(small, 'plain'), 'model.7.units')).toBeUndefined()
  })
})
