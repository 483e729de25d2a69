/** The words of an exercise: set in the order of its page, and complete. */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compileChapter } from './compile-chapter.ts'

const folder = 'content/chapters/l2-penalty/exercises'
const number = `${folder}/one-step/en.mdx`
const prediction = `${folder}/too-much/en.mdx`
const read = (path: string) => readFileSync(path, 'utf8')

test.each(
  globSync('content/chapters/*/exercises/*/*.mdx')
    .sort()
    .map((path) => [path] as const),
)('%s compiles', async (path) => {
  await compileChapter(read(path), path)
})

test('the answer stands behind question and options, before hints and solution', async () => {
  const { code } = await compileChapter(read(prediction), prediction)
  const places = ['How does the test error', 'Options,', 'Answer,', 'Hint,', 'Solution,'].map((part) =>
    code.lastIndexOf(part),
  )
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('options have the same order in every language, whatever order they were written in', async () => {
  const letters = async (source: string, path: string) =>
    [...(await compileChapter(source, path)).code.matchAll(/id: "([\w-]+)",\s*letter: "(\w)"/g)].map(
      ([, id, letter]) => `${letter} ${id}`,
    )
  const first = await letters(read(prediction), prediction)
  expect(first).toHaveLength(3)
  expect(await letters(read(prediction.replace('en.mdx', 'ko.mdx')), prediction.replace('en.mdx', 'ko.mdx'))).toEqual(
    first,
  )
  const turned = read(prediction)
    .replace(/<Solution>[\s\S]*<\/Solution>/, '')
    .split('\n\n')
    .toReversed()
    .join('\n\n')
  expect(await letters(`${turned}\n\n<Solution>It rises.</Solution>`, prediction)).toEqual(first)
})

describe('what is missing or has no place fails with a sentence', () => {
  test.each([
    [
      'a slip without words',
      number,
      /<Slip id="no-penalty">.*<\/Slip>/,
      '',
      'The exercise needs <Slip id="no-penalty">.',
    ],
    [
      'words of no slip',
      number,
      '<Solution>',
      '<Slip id="other">?</Slip>\n\n<Solution>',
      'The exercise has no place for this <Slip id="other">.',
    ],
    [
      'a slip twice',
      number,
      '<Solution>',
      '<Slip id="no-penalty">?</Slip>\n\n<Solution>',
      'The exercise has no place for this <Slip id="no-penalty">.',
    ],
    [
      'an option of another kind',
      number,
      '<Solution>',
      '<Option id="a">?</Option>\n\n<Solution>',
      'The exercise has no place for this <Option id="a">.',
    ],
    ['no solution', number, /<Solution>[\s\S]*<\/Solution>/, '', 'An exercise has one <Solution>.'],
    ['a reference to nothing', number, 'to="decay-step"', 'to="gone"', 'There is no label “gone” in this chapter'],
  ] as const)('%s', async (_, path, from, to, sentence) => {
    await expect(compileChapter(read(path).replace(from, to), path)).rejects.toThrow(sentence)
  })
})
