/**
 * Writes the book as one PDF, with an outline, links that work and the page numbers of its chapters: `npm run pdf` in
 * English, `npm run pdf -- ko` in Korean, `npm run pdf -- --paper Letter` for the paper of North America. Builds the site
 * first, in a folder of its own.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { getDocumentProxy } from 'unpdf'
import { build } from './build.ts'
import { findChromium } from './ensure-browser.ts'
import { gatherBook, namesOfChapters, numberContents } from './gather-book.ts'
import { serve } from './serve.ts'

/**
 * The book in the language of the home page at this address, as a PDF on paper such as `A4` or `Letter`. It is printed
 * twice: only when it is laid out are the pages known that the contents name.
 */
export async function printBook(home: string, paper = 'A4'): Promise<Uint8Array> {
  const executablePath = findChromium()
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
  try {
    // The gathered page has the styles of many, of which a policy allows each its own.
    const page = await browser.newPage({ bypassCSP: true })
    if (!(await page.goto(home))?.ok()) throw new Error(`There is no book at ${home}.`)
    await page.addStyleTag({ path: 'src/cli/book.css' })
    await page.evaluate(gatherBook)
    const print = async () =>
      new Uint8Array(await page.pdf({ format: paper, printBackground: true, outline: true, tagged: true }))
    const pages = await pagesOf(await print(), await page.evaluate(namesOfChapters))
    await page.evaluate(numberContents, pages)
    return await print()
  } finally {
    await browser.close()
  }
}

/** The page, from 1, on which each named place of a PDF is. */
async function pagesOf(pdf: Uint8Array, names: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const book = await getDocumentProxy(pdf)
  const pages: Record<string, number> = {}
  for (const name of names) {
    const [place] = (await book.getDestination(name))!
    pages[name] = (await book.getPageIndex(place)) + 1
  }
  return pages
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { paper: { type: 'string' } } })
  const [language = 'en'] = positionals
  const directory = resolve('node_modules/.cache/printed-site')
  await build('--base', '/', '--outDir', directory, '--logLevel', 'warn')
  const site = await serve({ directory })
  const pdf = await printBook(language === 'en' ? site.url : `${site.url}${language}/`, values.paper)
  await site.close()
  const file = join('dist', `held-out-${language}.pdf`)
  await mkdir('dist', { recursive: true })
  await writeFile(file, pdf)
  console.log(`The book is in ${file}.`)
}
