/** Values of options as links and the command line write them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readValue, writeValue } from '#core/option-text.ts'
import type { Json, OptionDeclaration } from '#core/units.ts'

const names = ['dense', 'batch-norm', 'dense-2']
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)

test.each<[OptionDeclaration, fc.Arbitrary<Json>]>([
  [{ name: 'a', type: 'number', default: 0, range: [-1, 1] }, number],
  [{ name: 'a', type: 'integer', default: 0, range: [0, 9] }, fc.integer()],
  [{ name: 'a', type: 'choice', default: '1', choices: ['1', '2'] }, fc.constantFrom('1', '2')],
  [{ name: 'a', type: 'switch', default: true }, fc.boolean()],
  [{ name: 'a', type: 'numbers', default: [], range: [-1, 1], most: 9 }, fc.array(number, { minLength: 1 })],
  [{ name: 'a', type: 'order', default: names }, fc.shuffledSubarray(names)],
])('a value of %j is read as it was written', (option, values) => {
  fc.assert(
    fc.property(values, (value) => {
      expect(readValue(option, writeValue(value))).toEqual(value)
    }),
  )
})

test.each<[OptionDeclaration, string]>([
  [{ name: 'a', type: 'number', default: 0, range: [-1, 1] }, ' '],
  [{ name: 'a', type: 'integer', default: 0, range: [-1, 1] }, 'all'],
  [{ name: 'a', type: 'switch', default: true }, 'yes'],
])('what is none stays text: %j, “%s”', (option, text) => {
  expect(readValue(option, text)).toBe(text)
})
