import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import { checkSpec } from '#core/check-spec.ts'
import { SpecError } from '#core/units.ts'
import { readLink, readSeed, writeLink } from '#demos/link.ts'

const id = 'l2-penalty/digits'
const spec = checkSpec(digits)
const read = (hash: string) => readLink(hash, id, spec)

describe('a link to a demo', () => {
  test('is readable, versioned and leaves defaults out', () => {
    expect(writeLink(id, { seed: 0, settings: {} })).toBe('#v=1&demo=l2-penalty/digits')
    expect(writeLink(id, { seed: 7, settings: { 'data.train': 200, 'data.labelNoise': 0.1 } })).toBe(
      '#v=1&demo=l2-penalty/digits&seed=7&data.labelNoise=0.1&data.train=200',
    )
  })

  test('comes back as it was written', () => {
    const strength = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.nat(999_999), strength, fc.integer({ min: 20, max: 800 }), (seed, lambda, train) => {
        const settings = { 'data.train': train, 'penalised.techniques.l2.strength': lambda + 0 }
        expect(read(writeLink(id, { seed, settings }))).toEqual({ seed, settings })
      }),
    )
  })

  test('to another demo, or none, is not for this one', () => {
    expect(read('')).toBeNull()
    expect(read('#directions')).toBeNull()
    expect(read('#v=1&demo=l2-penalty/moons&seed=3')).toBeNull()
  })

  test.each([
    ['#v=2&demo=l2-penalty/digits', 'version “2”'],
    ['#demo=l2-penalty/digits', 'version “”'],
    ['#v=1&demo=l2-penalty/digits&seed=-1', 'A seed is a whole number'],
    ['#v=1&demo=l2-penalty/digits&seed=1e9', 'A seed is a whole number'],
    ['#v=1&demo=l2-penalty/digits&data.labelNoise=0.9', 'from 0 to 0.5, not 0.9'],
    ['#v=1&demo=l2-penalty/digits&data.train=50.5', 'must be a whole number'],
    ['#v=1&demo=l2-penalty/digits&data.train=', 'must be a whole number'],
    ['#v=1&demo=l2-penalty/digits&optimizer.learningRate=1', 'which this demo does not offer'],
    ['#v=1&demo=l2-penalty/digits&__proto__=1', 'which this demo does not offer'],
  ])('%s is answered with a sentence', (hash, words) => {
    expect(() => read(hash)).toThrow(SpecError)
    expect(() => read(hash)).toThrow(words)
  })

  test('never throws anything but a sentence', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, value) => {
        try {
          read(`#v=1&demo=${id}&${key}=${value}`)
        } catch (error) {
          expect(error).toBeInstanceOf(SpecError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

test.each(['', ' ', '1.5', 'seven', '-3', '1000000'])('“%s” is no seed', (text) => {
  expect(() => readSeed(text)).toThrow(SpecError)
})
