import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import oneStep from '#content/chapters/l2-penalty/experiments/one-step.ts'
import orderLab from '#content/chapters/recipe-lab/experiments/order-lab.ts'
import { checkSpec } from '#core/check-spec.ts'
import { SpecError } from '#core/units.ts'
import { asPrinted, type DemoDocument, withArm, withChange } from '#demos/document.ts'
import { type LinkedState, linkOf, readShown, writeLink } from '#demos/link.ts'
import { readLink } from '#demos/read-link.ts'
import { seedCountIn, seedIn } from '#demos/seed-text.ts'
import { documents, LAST_STEP, twoArms } from './documents.ts'
import { followed, garbledLink } from './garbled-links.ts'

const id = 'l2-penalty/digits'
const spec = checkSpec(digits)
const STRENGTH = 'penalised.techniques.l2.strength'
const measures = ['test.error', 'train.loss']
const read = (hash: string) => readLink(hash, { id, spec, measures })
const printed: LinkedState = { document: asPrinted, at: 'end', step: null, comparison: {} }
const write = (document: Partial<DemoDocument>, more: Partial<LinkedState> = {}) =>
  writeLink(id, { ...printed, ...more, document: { ...asPrinted, ...document } })

describe('a link to a demo', () => {
  test('is readable, versioned and leaves defaults out', () => {
    expect(write({})).toBe('#v=1&demo=l2-penalty/digits')
    expect(write({ seed: 7, settings: { 'data.train': 200, 'data.labelNoise': 0.1 } })).toBe(
      '#v=1&demo=l2-penalty/digits&seed=7&data.labelNoise=0.1&data.train=200',
    )
  })

  test('says where the head stands, how arms are compared, what was added and what was changed', () => {
    const { document } = withArm(spec, asPrinted, 'penalised', 'data.train', 60)
    const changed = withChange(document, STRENGTH, 0.1, 121)
    expect(writeLink(id, { ...printed, document: changed, at: 'best-validation', step: 120 })).toBe(
      '#v=1&demo=l2-penalty/digits&at=best-validation&step=120&arm.arm-3=penalised&arm-3.data.train=60' +
        '&change.121.penalised.techniques.l2.strength=0.1',
    )
  })

  test('says what is looked at; what the author shows anyway is no more than that', () => {
    expect(write({ see: ['confusion', 'landscape'] })).toBe('#v=1&demo=l2-penalty/digits&see=confusion,landscape')
    const moons = { id: 'a/b', spec: twoArms, measures }
    expect(readLink('#v=1&demo=a/b&see=landscape,confusion,landscape', moons)!.document.see).toEqual([
      'confusion',
      'landscape',
    ])
    const shown = { ...moons, spec: { ...twoArms, show: ['confusion'] } as const }
    expect(readLink('#v=1&demo=a/b&see=landscape,confusion', shown)!.document.see).toEqual(['landscape'])
    expect(() => read('#v=1&demo=l2-penalty/digits&see=everything')).toThrow(
      'The link shows “everything”: a demo may show boundary, function, ',
    )
    const analysis = { id: 'a/b', spec: checkSpec(oneStep), measures: [] }
    expect(() => readLink('#v=1&demo=a/b&see=norms', analysis)).toThrow('this demo trains nothing')
  })

  test('has no step where the head stands at the end', () => {
    const demo = { id, document: asPrinted, at: 'end', lastStep: 400, seeds: { own: {} } } as const
    expect(linkOf({ ...demo, head: 400 })).toBe('#v=1&demo=l2-penalty/digits')
    expect(linkOf({ ...demo, head: 12.7 })).toBe('#v=1&demo=l2-penalty/digits&step=12')
    expect(linkOf({ ...demo, head: 0, lastStep: 0 })).toBe('#v=1&demo=l2-penalty/digits')
  })

  test('comes back as it was written', () => {
    const strength = fc.double({ min: 0, max: 1, noNaN: true })
    // What the spec says anyway is no setting.
    const size = fc.integer({ min: 20, max: 800 }).filter((train) => train !== 100)
    fc.assert(
      fc.property(fc.nat(999_999), strength, size, (seed, lambda, train) => {
        const document = { ...asPrinted, seed, settings: { 'data.train': train, [STRENGTH]: lambda + 0 } }
        expect(read(write(document))).toEqual({ ...printed, document })
      }),
    )
  })

  test('brings back whatever a reader came to', () => {
    const at = fc.constantFrom('end' as const, 'best-validation' as const)
    fc.assert(
      fc.property(documents, at, fc.option(fc.nat(LAST_STEP)), (document, at, step) => {
        const state = { ...printed, document, at, step }
        expect(readLink(writeLink('a/b', state), { id: 'a/b', spec: twoArms, measures })).toEqual(state)
      }),
    )
  })

  test('brings back options of every kind, lists as they are read', () => {
    const stopping = 'plain.techniques.early-stopping'
    const training = checkSpec({
      ...twoArms,
      arms: { plain: { techniques: { 'early-stopping': {} } } },
      controls: ['data.train', ...['metric', 'restoreBest', 'minDelta'].map((name) => `${stopping}.${name}`)],
    })
    const masks = checkSpec({
      kind: 'analysis',
      analysis: { kind: 'every-mask' },
      arms: { only: {} },
      controls: ['analysis.inputs'],
    })
    const path = 'plain.model.0.layers'
    const ordered = checkSpec({
      ...twoArms,
      model: [
        { repeat: 2, layers: [{ kind: 'dense', units: 8 }, { kind: 'relu' }, { kind: 'dropout' }] },
        { kind: 'dense', units: 2 },
      ],
      controls: [path],
    })
    const order = { ...asPrinted, settings: { [path]: ['relu', 'dense'] } }
    expect(writeLink('a/b', { ...printed, document: order })).toBe(`#v=1&demo=a/b&${path}=relu,dense`)
    for (const [spec, settings] of [
      [ordered, order.settings],
      [ordered, { [path]: [] }],
      [training, { 'data.train': 33, [`${stopping}.metric`]: 'validation.error', [`${stopping}.restoreBest`]: false }],
      [training, { [`${stopping}.minDelta`]: 1e-7 }],
      [masks, { 'analysis.inputs': [1, -2.5, 1e-9] }],
    ] as const) {
      const state = { ...printed, document: { ...asPrinted, settings } }
      expect(readLink(writeLink('a/b', state), { id: 'a/b', spec, measures })).toEqual(state)
    }
  })

  test('says what is compared, by what and over how many seeds', () => {
    const { document } = withArm(spec, asPrinted, 'penalised', 'data.train', 60)
    const first = { arm: 'arm-3', measure: 'train.loss' }
    const second = { arm: 'plain', measure: 'test.error' }
    for (const [comparison, written] of [
      [{ seeds: 40 }, '&seeds=40'],
      [{ first: second, second: null }, '&first=plain/test.error&second=none'],
      [{ first, second, seeds: 2 }, '&first=arm-3/train.loss&second=plain/test.error&seeds=2'],
    ] as const) {
      const link = write(document, { comparison })
      expect(link).toContain(written)
      expect(read(link)).toEqual({ ...printed, document, comparison })
    }
  })

  test('leaves out what the spec says anyway, also where another wrote it', () => {
    expect(read(`#v=1&demo=${id}&seed=0&data.train=100&at=end`)).toEqual(printed)
  })

  test('to another demo, or none, is not for this one', () => {
    expect(read('')).toBeNull()
    expect(read('#directions')).toBeNull()
    expect(read('#v=1&demo=l2-penalty/moons&seed=3')).toBeNull()
  })

  test('to a demo that the page lacks is answered by its first one alone', () => {
    const page = ['l2-penalty/one-step', id]
    const hash = '#v=1&demo=l2-penalty/moons'
    expect(readLink(hash, { id, spec, measures }, page)).toBeNull()
    expect(() => readLink(hash, { id: page[0]!, spec, measures }, page)).toThrow('which this page does not have')
  })

  test('is refused where it would be too long for a mail or a course system', () => {
    const changes = (count: number) =>
      Array.from({ length: count }, (_, k) => ({ step: k + 1, set: { [STRENGTH]: 0.5 } }))
    const link = write({ changes: changes(30) })
    expect(link.length).toBeLessThanOrEqual(2000)
    expect(read(link)?.document.changes).toHaveLength(30)
    expect(() => write({ changes: changes(60) })).toThrow(SpecError)
    expect(() => write({ changes: changes(60) })).toThrow('more than 2000 characters')
  })

  test.each([
    ['v=2', 'version “2”'],
    ['', 'version “”'],
    ['v=1&seed=-1', 'A seed is a whole number'],
    ['v=1&seed=1e9', 'A seed is a whole number'],
    ['v=1&data.labelNoise=0.9', 'from 0 to 0.5, not 0.9'],
    ['v=1&data.train=50.5', 'must be a whole number'],
    ['v=1&data.train=', 'must be a whole number'],
    ['v=1&optimizer.learningRate=1', 'which this demo does not offer'],
    ['v=1&__proto__=1', 'which this demo does not offer'],
    ['v=1&at=best', 'it may be end or best-validation'],
    ['v=1&seeds=1', 'compares over “1” seeds: a comparison takes 2 to 200'],
    ['v=1&seeds=x', 'compares over “x” seeds'],
    ['v=1&first=plain', 'compares “plain”: write an arm of this demo, a slash'],
    ['v=1&second=arm-3/test.error', 'as in plain/test.error'],
    ['v=1&first=plain/test.accuracy', 'compares “plain/test.accuracy”'],
    ['v=1&step=401', 'from 0 to 400, not “401”'],
    ['v=1&step=', 'from 0 to 400, not “”'],
    ['v=1&arm.third=plain', 'a new arm is called arm-3'],
    ['v=1&arm.arm-3=other', 'which this demo does not have'],
    ['v=1&arm.arm-3=plain&arm.arm-3=plain', 'a new arm is called arm-3'],
    ['v=1&arm.arm-3=plain&arm.arm-4=plain&arm.arm-5=plain', 'at most 4 can stand side by side'],
    ['v=1&arm-3.data.train=30', 'which this demo does not offer'],
    ['v=1&arm.arm-3=plain&arm-3.optimizer.learningRate=1', 'which this demo does not offer'],
    ['v=1&change.penalised.techniques.l2.strength=0.1', 'that names no step'],
    ['v=1&change.0.penalised.techniques.l2.strength=0.1', 'before step 1'],
    ['v=1&change.401.penalised.techniques.l2.strength=0.1', 'from 0 to 400, not “401”'],
    ['v=1&change.5.data.train=50', 'cannot change while a run goes on'],
    ['v=1&change.5.penalised.techniques.l2.strength=9', 'from 0 to 1, not 9'],
  ])('with %s is answered with a sentence', (entries, words) => {
    const hash = `#${entries}&demo=${id}`
    expect(() => read(hash)).toThrow(SpecError)
    expect(() => read(hash)).toThrow(words)
  })

  test('never throws anything but a sentence', () => {
    for (const [of, any] of [
      [id, spec],
      ['l2-penalty/one-step', checkSpec(oneStep)],
      ['recipe-lab/order-lab', checkSpec(orderLab)],
    ] as const)
      for (let number = 0; number < 200; number++) followed(garbledLink(number, of, any), of, any)
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, value) => {
        followed(`#v=1&demo=${id}&${key}=${value}`, id, spec)
      }),
    )
  })
})

test('a class is shown what the link leaves', () => {
  expect(readShown('')).toEqual({ hidden: [], locked: false })
  expect(readShown(`#v=1&demo=${id}&hide=controls,lab&lock=yes`)).toEqual({ hidden: ['controls', 'lab'], locked: true })
  expect(readShown('#lock=true&hide=')).toEqual({ hidden: [''], locked: false })
  expect(read(`#v=1&demo=${id}&hide=lab&lock=yes&theme=dark`)).toEqual(printed)
})

test.each(['', ' ', '1.5', 'seven', '-3', '1000000'])('“%s” is no seed', (text) => {
  expect(seedIn(text)).toBeNull()
})

test.each(['', '1', '1.5', '-3', '201'])('“%s” seeds are not compared over', (text) => {
  expect(seedCountIn(text)).toBeNull()
})
