/** What every test in a real Chromium starts from: a `visit` that fails its test when the page misbehaves. */
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, inject, test as plainTest } from 'vitest'
import { findChromium } from '../../src/cli/ensure-browser.ts'
import type { Base } from './built-site.ts'
import { type Changes, serveChanged } from './changed-site.ts'

/** The book's languages, with the folder of each. */
export const languages = [
  { language: 'en', folder: '' },
  { language: 'ko', folder: 'ko/' },
] as const
/** Pages that stand for all of their kind, in every language: home and a chapter. */
export const pages = ['', 'l2-penalty/'].flatMap((page) =>
  languages.map(({ language, folder }) => ({ language, path: folder + page, isChapter: page !== '' })),
)
/** The two designed themes. */
export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]
/** A small phone and a desktop, in CSS pixels. */
export const widths = [320, 1280] as const
export type Width = (typeof widths)[number]

/** How a page is visited; the default is a desktop in the light theme with scripts. */
export interface VisitOptions {
  /** Where the site lies on its host. */
  readonly base?: Base
  readonly width?: number
  readonly theme?: Theme
  readonly javaScript?: boolean
  /** Runs in the page before any script of the site. */
  readonly before?: () => void
  /** Answers of the site that change on their way. */
  readonly changes?: Changes
  /** More headers of every answer. */
  readonly headers?: Readonly<Record<string, string>>
  /** Problems that the visit is about, and so may have. */
  readonly allowed?: RegExp
}

/** Opens the page at `path` (below the base, without a leading slash) in a browser profile of its own. */
export type Visit = (path: string, options?: VisitOptions) => Promise<Page>

/** A host that is not this machine's own name: the browser gives it no secure context, as on any plain http server. */
const host = 'book.test'

/** Starts the Chromium that the tests use, with more arguments if given. */
export async function launchChromium(...args: readonly string[]): Promise<Browser> {
  const executablePath = findChromium()
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP ${host} 127.0.0.1`,
      ...args,
    ],
  })
}

/**
 * Notes in `problems` each console error, uncaught error, failed answer and request to another origin, unless it is
 * `allowed`; CSP violations are console errors.
 */
export function watch(context: BrowserContext, origin: string, problems: string[], allowed?: RegExp): void {
  const note = (problem: string) => {
    if (!allowed?.test(problem)) problems.push(problem)
  }
  context.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => note(`uncaught: ${error.error().message}`))
  context.on('response', (response) => {
    if (response.status() >= 400) note(`status ${response.status()}: ${response.url()}`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) note(`another origin: ${url.href}`)
  })
}

/** Vitest's `test` with `visit`; a test ends red when any page that it visited had a problem. */
export const test = plainTest
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchChromium()
    onCleanup(() => browser.close())
    return browser
  })
  .extend('visit', async ({ browser }, { onCleanup }): Promise<Visit> => {
    const problems: string[] = []
    const closing: (() => Promise<void>)[] = []
    onCleanup(async () => {
      for (const close of closing) await close()
      expect(problems).toEqual([])
    })
    return async (path, options = {}) => {
      const {
        base = '/course/reg/',
        width = 1280,
        theme = 'light',
        javaScript = true,
        before,
        changes,
        headers,
        allowed,
      } = options
      const site = { port: inject('ports')[base] }
      const changed = (changes || headers) && (await serveChanged(site.port, changes ?? {}, headers ?? {}))
      const origin = `http://${host}:${(changed ?? site).port}`
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme: theme,
        javaScriptEnabled: javaScript,
      })
      closing.push(() => context.close(), ...(changed ? [changed.close] : []))
      watch(context, origin, problems, allowed)
      if (before) await context.addInitScript(before)
      const page = await context.newPage()
      await page.goto(origin + base + path)
      return page
    }
  })

/**
 * What axe finds on the page: one line a rule with the places that break it. The selector `within` names the parts to look
 * at; paragraphs, demos and exercises of a chapter that hold none of them leave the page, since axe takes in all that
 * stands there first. The legacy mode (the page has no frames) and violations alone spare axe from describing the twenty
 * thousand elements that are fine.
 */
export async function accessibilityProblems(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate((parts) => {
    for (const block of document.querySelectorAll('.prose > *'))
      if (!block.closest(parts) && !block.querySelector(parts)) block.remove()
  }, within)
  const axe = new AxeBuilder({ page })
    .include(within)
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

/** Opens a page at rest: axe finds nothing, and nothing is wider than the screen. */
export async function expectAccessible(
  visit: Visit,
  path: string,
  options: { theme: Theme; width: Width },
): Promise<void> {
  const page = await visit(path, options)
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(options.width)
}

/** Status and text of the answer at `path` below the base, without a browser. */
export async function answerAt(path: string, base: Base = '/course/reg/'): Promise<{ status: number; text: string }> {
  const response = await fetch(`http://127.0.0.1:${inject('ports')[base]}${base}${path}`)
  return { status: response.status, text: await response.text() }
}
