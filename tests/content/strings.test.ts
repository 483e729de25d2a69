import { expect, test } from 'vitest'
import en from '#content/ui/en.json' with { type: 'json' }
import ko from '#content/ui/ko.json' with { type: 'json' }
import { counted, lookUp, text } from '#i18n/strings.ts'

/** Every string by its path. Korean has one form where English has two, so `.one` is no key of its own. */
function flatten(tree: object, path = ''): Map<string, string> {
  const strings = new Map<string, string>()
  for (const [key, value] of Object.entries(tree))
    if (typeof value === 'string') strings.set(path + key, value)
    else for (const [below, string] of flatten(value, `${path}${key}.`)) strings.set(below, string)
  return strings
}

const placeholders = (string: string) => [...string.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort()
const english = flatten(en)
const korean = flatten(ko)
const keys = (strings: Map<string, string>) => [...strings.keys()].filter((key) => !key.endsWith('.one')).sort()

test('both languages have the same strings', () => {
  expect(keys(korean)).toEqual(keys(english))
})

test.each([...english].filter(([key]) => korean.has(key)))('“%s” fills in the same values in both', (key, string) => {
  expect(new Set(placeholders(korean.get(key)!))).toEqual(new Set(placeholders(string)))
})

test.each([...english, ...korean])('“%s” says something, and its particles are pairs that exist', (key, string) => {
  expect(string.trim(), key).not.toBe('')
  expect(string.match(/\{[^}]*$|^[^{]*\}/), 'a brace that does not close').toBeNull()
  expect(string, 'a space beside × or before % that a line may break at').not.toMatch(/× |\S ×|\d %/)
  const values = Object.fromEntries(placeholders(string).map((name) => [name, '값']))
  expect(lookUp(korean.get(key) === string ? 'ko' : 'en', key, values)).not.toMatch(/[{}]|undefined/)
})

test('a value is filled in, with the particle that fits it', () => {
  expect(text('en', 'reference.section', { number: '3.2' })).toBe('section 3.2')
  expect(text('ko', 'reference.section', { number: '3.2' })).toBe('3.2절')
})

test('a count chooses its form', () => {
  expect(counted('en', 'chapter.sections', 1)).toBe('1 section')
  expect(counted('en', 'chapter.sections', 7)).toBe('7 sections')
  expect(counted('ko', 'chapter.sections', 1)).toBe('1개 절')
})

test('a missing string or value fails with a sentence', () => {
  expect(() => lookUp('ko', 'demo.no-such-button')).toThrow('content/ui/ko.json has no string “demo.no-such-button”.')
  expect(() => lookUp('en', 'demo')).toThrow('has no string “demo”')
  expect(() => lookUp('en', 'toString')).toThrow('has no string')
  expect(() => text('en', 'reference.section')).toThrow('The string “reference.section” needs a value for {number}.')
})
