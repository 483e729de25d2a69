import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { AnalysisSpec } from '#core/spec.ts'
import type { TrainingOutcome } from '#core/train/train.ts'
import {
  agreeUntil,
  asPrinted,
  type DemoDocument,
  identityOf,
  MOST_ARMS,
  pathsOf,
  sameRuns,
  specWith,
  startValueOf,
  valueAtStep,
  withArm,
  withChange,
  withoutArm,
  withSetting,
} from '#demos/document.ts'
import { run } from '../core/environments.ts'
import { documents, histories, LAST_STEP, NOISE, RATE, STRENGTH, twoArms as spec } from './documents.ts'

const armsOf = (document: DemoDocument) => Object.keys(specWith(spec, document).arms)
const runOf = (document: DemoDocument, arm: string) => {
  const { seed, settings } = document
  return run(specWith(spec, document), { arm, seed, settings }, undefined, 'frames')
}

describe('settings', () => {
  test('say only what the spec does not', () => {
    const set = withSetting(spec, asPrinted, STRENGTH, 0.3)
    expect(set.settings).toEqual({ [STRENGTH]: 0.3 })
    expect(withSetting(spec, set, STRENGTH, 0.1)).toEqual(asPrinted)
    expect([startValueOf(spec, asPrinted, STRENGTH), startValueOf(spec, set, STRENGTH)]).toEqual([0.1, 0.3])
  })

  test('from the start of the run take back what the same option became in mid-run', () => {
    const changed = withChange(withChange(asPrinted, STRENGTH, 0.3, 5), RATE, 0.2, 9)
    expect(withSetting(spec, changed, STRENGTH, 0).changes).toEqual([{ step: 9, set: { [RATE]: 0.2 } }])
    expect(withSetting(spec, changed, RATE, 0.05).changes).toEqual([{ step: 5, set: { [STRENGTH]: 0.3 } }])
  })
})

describe('changes', () => {
  test('hold from their step on', () => {
    const changed = withChange(withChange(asPrinted, STRENGTH, 0.3, 5), STRENGTH, 0, 9)
    expect([1, 4, 5, 8, 9, 30].map((step) => valueAtStep(spec, changed, STRENGTH, step))).toEqual([
      0.1, 0.1, 0.3, 0.3, 0, 0,
    ])
    expect(valueAtStep(spec, changed, RATE, 30)).toBe(0.1)
  })

  test('of one step stand together, and forget what would have come later', () => {
    const late = withChange(asPrinted, STRENGTH, 0.3, 20)
    expect(withChange(withChange(late, RATE, 0.2, 9), STRENGTH, 0, 9).changes).toEqual([
      { step: 9, set: { [RATE]: 0.2, [STRENGTH]: 0 } },
    ])
  })
})

describe('what is looked at', () => {
  const looked = { ...asPrinted, see: ['slice'] } as const

  test('stands behind what the author shows, and makes no other run', () => {
    expect(specWith(spec, looked)).toEqual({
      ...specWith(spec, asPrinted),
      show: [...spec.show, { kind: 'landscape', directions: 'one' }],
    })
    expect(sameRuns(looked, asPrinted)).toBe(true)
    expect(sameRuns(looked, { ...asPrinted, seed: 1 })).toBe(false)
    const ends = [looked, asPrinted].map((document) => runOf(document, 'plain').outcome as TrainingOutcome)
    expect(ends[0]!.parameters).toEqual(ends[1]!.parameters)
  })

  test('has to be seen from the start of a run', () => {
    const [one, other] = [identityOf(spec, looked, 'plain'), identityOf(spec, asPrinted, 'plain')]
    expect(agreeUntil(one, other)).toBe(-1)
  })
})

describe('an added arm', () => {
  const copy = withArm(spec, asPrinted, 'penalised', STRENGTH, 0.3)

  test('is like another but for one option, which can be moved', () => {
    expect(copy).toEqual({
      name: 'arm-3',
      document: {
        ...asPrinted,
        arms: [{ name: 'arm-3', from: 'penalised' }],
        settings: { 'arm-3.techniques.l2.strength': 0.3 },
      },
    })
    expect(armsOf(copy.document)).toEqual(['plain', 'penalised', 'arm-3'])
    expect(pathsOf(spec, copy.document)).toEqual([STRENGTH, RATE, NOISE, 'arm-3.techniques.l2.strength'])
  })

  test('of an option of all arms has it as its own', () => {
    const { document } = withArm(spec, asPrinted, 'plain', NOISE, 0.4)
    expect(document.settings).toEqual({ 'arm-3.data.labelNoise': 0.4 })
  })

  test('keeps the value that sets it apart, also where the others come to have it', () => {
    const { document } = withArm(spec, asPrinted, 'plain', NOISE, 0.2)
    expect(withSetting(spec, document, NOISE, 0.4).settings).toEqual({ [NOISE]: 0.4, 'arm-3.data.labelNoise': 0.2 })
  })

  test('like an added one takes over its settings and its changes', () => {
    const changed = withChange(copy.document, 'arm-3.techniques.l2.strength', 0, 7)
    const { document, name } = withArm(spec, changed, 'arm-3', RATE, 0.2)
    expect(name).toBe('arm-4')
    expect(document.arms[1]).toEqual({ name, from: 'penalised' })
    expect(document.settings).toMatchObject({
      'arm-4.techniques.l2.strength': 0.3,
      'arm-4.optimizer.learningRate': 0.2,
    })
    expect(document.changes).toEqual([
      { step: 7, set: { 'arm-3.techniques.l2.strength': 0, 'arm-4.techniques.l2.strength': 0 } },
    ])
  })

  test('has a name of its own after another one was removed', () => {
    const two = withArm(spec, copy.document, 'plain', NOISE, 0).document
    const one = withoutArm(two, 'arm-3')
    expect(one.arms).toEqual([{ name: 'arm-4', from: 'plain' }])
    expect(one.settings).toEqual({ 'arm-4.data.labelNoise': 0 })
    expect(withArm(spec, one, 'plain', RATE, 0.2).name).toBe('arm-5')
  })

  test('stands beside those of an analysis, too', () => {
    const analysis = {
      kind: 'analysis',
      analysis: { kind: 'penalised-step', strength: 0.2 },
      arms: { one: {} },
      controls: ['analysis.strength'],
    } as const satisfies AnalysisSpec
    const { document, name } = withArm(analysis, asPrinted, 'one', 'analysis.strength', 0.5)
    const { spec, settings } = { spec: specWith(analysis, document), settings: document.settings }
    expect([resolveArm(spec, 'one', settings), resolveArm(spec, name, settings)]).toMatchObject([
      { analysis: { strength: 0.2 } },
      { analysis: { strength: 0.5 } },
    ])
  })

  test('and its removal leave no trace', () => {
    fc.assert(
      fc.property(documents, fc.nat(MOST_ARMS - 1), (document, index) => {
        const arms = armsOf(document)
        const { document: more, name } = withArm(spec, document, arms[index % arms.length]!, RATE, 0.05)
        expect(withoutArm(more, name)).toEqual(document)
      }),
    )
  })

  test('runs as the arm that it is like, where nothing sets it apart', () => {
    fc.assert(
      fc.property(documents, fc.nat(MOST_ARMS - 1), (document, index) => {
        const arms = armsOf(document)
        const like = arms[index % arms.length]!
        const setup = resolveArm(specWith(spec, document), like, document.settings) as ResolvedTraining
        const rate = setup.optimizer.learningRate as number
        const { document: more, name } = withArm(spec, document, like, RATE, rate)
        expect(runOf(more, name).frames).toEqual(runOf(document, like).frames)
      }),
      { numRuns: 20 },
    )
  })
})

describe('what a reader comes to', () => {
  test('has settings and changes that the core accepts, in the order of their steps', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const arm of armsOf(document)) resolveArm(specWith(spec, document), arm, document.settings)
        const steps = document.changes.map(({ step }) => step)
        expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
        expect(armsOf(document).length).toBeLessThanOrEqual(MOST_ARMS)
        for (const path of pathsOf(spec, document)) expect(startValueOf(spec, document, path)).not.toBeNull()
      }),
    )
  })

  test('is one run with what it was before, up to the step that is said', () => {
    fc.assert(
      fc.property(histories(5), (history) => {
        const [before, after] = [history.at(-2) ?? history[0]!, history.at(-1)!]
        for (const arm of armsOf(after).filter((name) => armsOf(before).includes(name))) {
          const last = agreeUntil(identityOf(spec, before, arm), identityOf(spec, after, arm))
          expect(last).toBe(agreeUntil(identityOf(spec, after, arm), identityOf(spec, before, arm)))
          const [one, other] = [runOf(before, arm), runOf(after, arm)]
          const until = (frames: typeof one.frames) => frames.filter(({ step }) => step <= last)
          expect(until(one.frames)).toEqual(until(other.frames))
          if (last === Infinity) expect(one.outcome).toEqual(other.outcome)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('is the same run however its settings were come by', () => {
    const [one, other] = [
      withSetting(spec, withSetting(spec, asPrinted, RATE, 0.2), NOISE, 0),
      withSetting(spec, withSetting(spec, asPrinted, NOISE, 0), RATE, 0.2),
    ]
    expect(agreeUntil(identityOf(spec, one, 'plain'), identityOf(spec, other, 'plain'))).toBe(Infinity)
  })
})

describe('two runs agree', () => {
  const until = (one: DemoDocument, other: DemoDocument, arm = 'penalised') =>
    agreeUntil(identityOf(spec, one, arm), identityOf(spec, other, arm))
  const at = (step: number, value = 0.3) => withChange(asPrinted, STRENGTH, value, step)

  test.each([
    ['from the start', withSetting(spec, asPrinted, STRENGTH, 0.3), -1],
    ['in the seed', { ...asPrinted, seed: 1 }, -1],
    ['from a change on', at(12), 11],
    ['from the first change on', withChange(at(12), RATE, 0.2, 20), 11],
    ['in nothing', asPrinted, Infinity],
  ])('until they differ: %s', (_, other, last) => {
    expect(until(asPrinted, other)).toBe(last)
  })

  test('until the first of their changes that is not the same', () => {
    expect(until(at(12), at(12, 0))).toBe(11)
    expect(until(at(12), at(13))).toBe(11)
    expect(until(at(12), withChange(at(12), RATE, 0.2, LAST_STEP))).toBe(LAST_STEP - 1)
  })

  test('for ever where the change is another arm’s', () => {
    expect(until(asPrinted, at(12), 'plain')).toBe(Infinity)
    expect(until(asPrinted, withSetting(spec, asPrinted, STRENGTH, 0), 'plain')).toBe(Infinity)
  })

  test('an added arm and the arm that it is like, until what sets it apart', () => {
    const { document, name } = withArm(spec, asPrinted, 'penalised', STRENGTH, 0.3)
    const [like, own] = ['penalised', name].map((arm) => identityOf(spec, document, arm))
    expect(agreeUntil(like!, own!)).toBe(-1)
    const same = withSetting(spec, asPrinted, STRENGTH, 0.3)
    expect(agreeUntil(identityOf(spec, same, 'penalised'), own!)).toBe(Infinity)
  })
})
