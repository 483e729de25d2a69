/** The book as one PDF. */
import { existsSync, readFileSync } from 'node:fs'
import { parseFrontmatter } from '@astrojs/markdown-remark'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, inject, test } from 'vitest'
import { chapterIds } from '#site/course.ts'
import { scanDemos } from '#site/markdown/scan-demos.ts'
import { printBook } from '../../src/cli/pdf.ts'

const chapters = chapterIds
  .map((id) => `content/chapters/${id}/en.mdx`)
  .filter((path) => existsSync(path))
  .map((path) => readFileSync(path, 'utf8'))
  .map((source) => ({
    title: parseFrontmatter(source).frontmatter.title as string,
    lead: parseFrontmatter(source).frontmatter.lead as string,
    demos: scanDemos(source).length,
  }))
/** Without the spaces, which a PDF has where it breaks lines, too. */
const closed = (text: string) => text.replace(/[\s\u200b]/g, '')

describe('the book on Letter', async () => {
  const book = await getDocumentProxy(await printBook(`http://127.0.0.1:${inject('ports')['/']}/`, 'Letter'))
  const outline = (await book.getOutline()).slice(1)
  const textOf = async (page: number) => {
    const { items } = await (await book.getPage(page)).getTextContent()
    return items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/\s+/g, ' ')
  }
  const pageOf = async (dest: unknown) => {
    const [place] = (typeof dest === 'string' ? await book.getDestination(dest) : dest) as [never]
    return (await book.getPageIndex(place)) + 1
  }

  test('has a page at least for each demo, its cover and its contents', async () => {
    const demos = chapters.reduce((sum, chapter) => sum + chapter.demos, 0)
    expect(book.numPages).toBeGreaterThan(demos + 2)
    expect((await book.getPage(1)).view).toEqual([0, 0, 612, 792])
  })

  test('has every chapter in its outline, and its sections', () => {
    expect(outline.map(({ title }) => title.replaceAll('\u00a0\u200b', ' '))).toEqual(
      chapters.map(({ title }) => title),
    )
    for (const { items } of outline) expect(items.length).toBeGreaterThan(2)
  })

  test('begins each chapter where outline and contents say', async () => {
    const contents = await textOf(2)
    for (const [index, { title, lead }] of chapters.entries()) {
      const page = await pageOf(outline[index]!.dest)
      expect(closed(await textOf(page))).toContain(closed(lead))
      expect(contents).toMatch(new RegExp(`${title}\\D* ${page}\\b`))
    }
  })

  test('leads to its own places and to works, never to this machine', async () => {
    const links = []
    for (let page = 1; page <= book.numPages; page++) links.push(...(await (await book.getPage(page)).getAnnotations()))
    const within = links.filter(({ dest }) => dest)
    expect(within.length).toBeGreaterThan(chapters.length * 5)
    for (const { dest } of within) expect(await pageOf(dest)).toBeGreaterThan(2)
    for (const { url } of links.filter(({ dest }) => !dest)) expect(url).toMatch(/^https:\/\/(?!localhost|127)/)
  })
})
