import { describe, expect, test } from 'vitest'
import refusals from '#content/ui/refusals.ko.json' with { type: 'json' }
import { particle } from '#i18n/particles.ts'
import { refusalTemplates } from './refusal-templates.ts'

const korean: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...refusals.phrases,
  sentence: refusals.sentences,
}
const placeholders = (template: string) => [...template.matchAll(/\{(\w+)/g)].map(([, name]) => name)

test('every sentence that a page can be refused with has its Korean, and no other has', () => {
  const sources = Object.fromEntries(
    [...refusalTemplates()].map(([group, templates]) => [group, [...templates].sort()]),
  )
  const translations = Object.entries(korean).map(([group, entries]) => [group, Object.keys(entries).sort()])
  expect(Object.fromEntries(translations)).toEqual(sources)
})

describe.each(Object.entries(korean))('of “%s”,', (_, entries) => {
  test.each(Object.entries(entries))('“%s” says the same in Korean', (english, translation) => {
    expect(translation).toMatch(/[가-힣]|\{sentence\}/)
    expect(new Set(placeholders(translation))).toEqual(new Set(placeholders(english)))
    for (const [, pair] of translation.matchAll(/\{\w+\|([^}]+)\}/g))
      expect(particle('값', pair as never)).toMatch(/^[가-힣]+$/)
    expect(translation, 'a space beside × that a line may break at').not.toMatch(/× |\S ×/)
  })
})
