import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ChapterId, chapterNumber } from '#site/course.ts'
import { ContentError, scanLabels } from '#site/markdown/scan-labels.ts'
import { chapters, compileChapter } from './compile-chapter.ts'

describe('a chapter’s labels', () => {
  const source = `---
title: "## not a section [#no]"
---

{/* <Equation id="commented-out"> */}

## A price on length [#price]

<Equation id="objective">
$$ x $$
</Equation>

\`<Demo id="in-code">\`

<Demo
  id="l2-penalty/digits" setting="100 digits > none">Which?</Demo>

<Evidence claim="l2-penalty/unnumbered" quote="no number here">…</Evidence>
<Evidence claim="l2-penalty/fair" number verdict="holds">…</Evidence>

## What the \`step\` does [#step]

<Equation id="second">
`

  test('are numbered by kind, in order, with their lines', () => {
    const labels = scanLabels(source, 3).map(({ kind, id, number, line }) => `${line} ${kind} ${id} ${number}`)
    expect(labels).toEqual([
      '7 section price 3.1',
      '9 equation objective 3.1',
      '15 demo digits 3.1',
      '19 claim fair 3.1',
      '21 section step 3.2',
      '23 equation second 3.2',
    ])
  })

  test.each([
    ['## No label\n', 'The section “No label” needs a label: “## No label [#its-id]”.', 1],
    ['\n## On $x$ [#x]\n', 'A heading holds words only', 2],
    ['## A [#a]\n\n<Demo id="l2-penalty/a">', 'The label “a” stands already in line 1.', 3],
    ['\n\n<Equation>\n', '<Equation> needs the attribute “id”.', 3],
  ])('%j is refused', (text, message, line) => {
    let error: unknown
    try {
      scanLabels(text, 3)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(ContentError)
    expect((error as ContentError).message).toContain(message)
    expect((error as ContentError).line).toBe(line)
  })
})

describe('references', () => {
  const compiled = async (text: string) => (await compileChapter(`## One [#one]\n\n${text}`)).code

  test('name their kind and number', async () => {
    const code = await compiled(
      '<Demo id="l2-penalty/digits">?</Demo>\n\nSee <Ref to="l2-penalty/digits" />, <Ref to="one" />.',
    )
    expect(code).toContain('text: "demo 3.1"')
    expect(code).toContain('anchor: "digits"')
    expect(code).toContain('text: "section 3.1"')
  })

  test('start a sentence with a capital', async () => {
    expect(await compiled('<Ref to="one" /> says so.')).toContain('text: "Section 3.1"')
    expect(await compiled('It ends. <Ref to="one" /> goes on.')).toContain('text: "Section 3.1"')
  })

  test('lead to another chapter by its id', async () => {
    expect(await compiled('<Ref to="early-stopping" />')).toContain('chapter: "early-stopping"')
  })

  test.each([
    ['<Ref to="nothing" />', 'There is no label “nothing” in this chapter, and no such chapter.'],
    ['<Ref to="l2-penalty/nothing" />', 'There is no label “l2-penalty/nothing”'],
    ['<Cite key="Nobody99" />', 'content/references.bib has no entry “Nobody99”.'],
    ['<Cite key="Hoerl70" />', 'A chapter that cites works ends with one <References />.'],
    ['<Note>\n\nx\n\n</Note>', 'A note stands before the block that it belongs to; nothing follows this one.'],
  ])('%s fails the build', async (text, message) => {
    await expect(compiled(text)).rejects.toThrow(message)
  })

  test('works of equal authors and year are told apart by a letter', async () => {
    const code = await compiled('<Cite key="Zhang19" /> <Cite key="FixUp19" /> <Cite key="He15" />\n\n<References />')
    for (const words of ['Zhang et al., 2019a', 'Zhang et al., 2019b', 'He et al., 2015<'])
      expect(code).toContain(words)
    expect(code).toContain('works: "Zhang19 2019a, FixUp19 2019b, He15 2015"')
  })

  test('a failure says where', async () => {
    await expect(compiled('x\n\nSee <Ref to="nothing" />.')).rejects.toMatchObject({ line: 5, column: 5 })
  })
})

test.each(chapters)('$path compiles: every label, citation and computed number resolves', async ({ path, source }) => {
  const { code } = await compileChapter(source, path)
  expect(code).not.toContain('**')
  const headings = [...code.matchAll(/"depth": 2,\s*"slug": "([^"]*)"/g)].map(([, slug]) => slug)
  const id = dirname(path).split('/').at(-1) as ChapterId
  const sections = scanLabels(source, chapterNumber(id)).filter(({ kind }) => kind === 'section')
  expect(headings).toEqual(sections.map((section) => section.id))
})

const folders = [...new Set(chapters.map(({ path }) => dirname(path)))]
test.each(folders)('the languages of %s have the same sections, equations, demos and claims', (folder) => {
  const versions = chapters.filter(({ path }) => dirname(path) === folder)
  const number = chapterNumber(folder.split('/').at(-1) as ChapterId)
  const [first, ...others] = versions.map(({ source }) => ({
    labels: scanLabels(source, number).map(({ kind, id, number }) => `${kind} ${id} ${number}`),
    numbers: [...source.matchAll(/<(Claim|Sweep) id="([^"]+)"/g)].map(([, kind, id]) => `${kind} ${id}`),
    computed: [...source.matchAll(/\\computed\{[^}]*\}\{[^}]*\}/g)].map(([use]) => use),
    cited: [...source.matchAll(/<Cite key="([^"]+)"/g)].map(([, key]) => key!),
  }))
  for (const other of others) {
    expect(other.labels).toEqual(first!.labels)
    for (const kind of ['numbers', 'computed', 'cited'] as const)
      expect([...new Set(other[kind])].sort()).toEqual([...new Set(first![kind])].sort())
  }
})
