import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkSpec } from '#core/check-spec.ts'
import { scanLabels } from '#site/markdown/scan-labels.ts'
import { startChapter } from '../../src/cli/new-chapter.ts'

let content: string

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'content-'))
  mkdirSync(join(content, 'chapters/l2-penalty'), { recursive: true })
})

afterEach(() => rmSync(content, { recursive: true }))

const read = (name: string) => readFileSync(join(content, 'chapters/recipe-lab', name), 'utf8')

test('a chapter that the course lists gets a page with its title, and an experiment that the page shows', async () => {
  const files = await startChapter('recipe-lab', content)
  expect(files.map((file) => file.slice(content.length + 1))).toEqual([
    'chapters/recipe-lab/en.mdx',
    'chapters/recipe-lab/experiments/first.ts',
  ])
  expect(read('en.mdx')).toContain('\ntitle: "Building a recipe: block order and the sealed test"\n')
  const labels = scanLabels(read('en.mdx'), 13)
  expect(labels.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['section question', 'demo first', 'section summary'])
  expect(read('en.mdx')).toContain('<Demo id="recipe-lab/first"')
})

test('the experiment is a spec that can be run', async () => {
  await startChapter('recipe-lab', content)
  const file = join(content, 'first.ts')
  // Below another folder, `#core` leads nowhere.
  const core = pathToFileURL(resolve('src/core')).href
  writeFileSync(file, read('experiments/first.ts').replace('#core', core))
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default: unknown }
  expect(Object.keys(checkSpec(module.default).arms)).toEqual(['plain'])
})

test.each([
  ['l1-penalty', /^content\/book\.ts lists no chapter “l1-penalty”\. Not yet written: generalization, .*recipe-lab\.$/],
  ['../escaped', /lists no chapter/],
  ['', /lists no chapter “”/],
  ['l2-penalty', /l2-penalty is there already\. Not yet written: generalization, .*recipe-lab\.$/],
])('%j is refused and nothing is written', async (id, sentence) => {
  await expect(startChapter(id, content)).rejects.toThrow(sentence)
  await expect(startChapter(id, content)).rejects.not.toThrow(/written:.* l2-penalty/)
  expect(existsSync(join(content, 'chapters/l2-penalty/en.mdx'))).toBe(false)
  expect(existsSync(join(content, 'escaped'))).toBe(false)
})

test('what an author has begun stays as it is', async () => {
  await startChapter('recipe-lab', content)
  writeFileSync(join(content, 'chapters/recipe-lab/en.mdx'), 'mine')
  await expect(startChapter('recipe-lab', content)).rejects.toThrow('is there already')
  expect(read('en.mdx')).toBe('mine')
})
