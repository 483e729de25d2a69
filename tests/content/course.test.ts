import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { book } from '#content/book.ts'
import { languages, lookUp } from '#i18n/strings.ts'
import { chapterIds, chapterNumber, isChapter } from '#site/course.ts'

test('every chapter stands in the course once', () => {
  expect(new Set(chapterIds).size).toBe(chapterIds.length)
  expect(chapterIds.map(chapterNumber)).toEqual(chapterIds.map((_, i) => i + 1))
})

test.each(readdirSync('content/chapters'))('the folder %s is listed, and has the first language', (id) => {
  expect(isChapter(id)).toBe(true)
  expect(existsSync(`content/chapters/${id}/${languages[0]}.mdx`)).toBe(true)
})

describe.each(languages)('in %s', (language) => {
  test.each(book.parts.map(({ id }) => id))('the part “%s” has a title', (id) => {
    expect(lookUp(language, `parts.${id}`)).not.toBe('')
  })

  const unwritten = chapterIds.filter((id) => !existsSync(`content/chapters/${id}`))
  test.each(unwritten)('the unwritten chapter “%s” has a title and a summary', (id) => {
    expect(lookUp(language, `chapters.${id}.title`)).not.toBe('')
    expect(lookUp(language, `chapters.${id}.summary`)).not.toBe('')
  })
})
