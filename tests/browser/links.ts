/** Where a page's links lead. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { answerAt } from './browser.ts'
import { type Base, bases } from './built-site.ts'

/** Paths on this host that the page links to, each once; and which fragments of the page itself lead nowhere (one with `=` is a demo's setting). */
function links(page: Page): Promise<{ paths: string[]; brokenFragments: string[] }> {
  return page.evaluate(() => {
    const urls = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map((anchor) => new URL(anchor.href))
    const internal = urls.filter((url) => url.origin === location.origin)
    const fragments = internal.filter((url) => url.pathname === location.pathname).map((url) => url.hash.slice(1))
    return {
      paths: [...new Set(internal.map((url) => url.pathname))],
      brokenFragments: fragments.filter((id) => /^[^=]+$/.test(id) && !document.getElementById(decodeURIComponent(id))),
    }
  })
}

/** Every link of the page to this host leads below the base, to an answer; gives their paths below the base. */
export async function expectLinksToLead(page: Page, base: Base = bases[0]): Promise<readonly string[]> {
  const { paths, brokenFragments } = await links(page)
  expect(brokenFragments).toEqual([])
  expect(paths.length).toBeGreaterThan(1)
  for (const linked of paths) {
    expect(linked.startsWith(base), linked).toBe(true)
    expect((await answerAt(linked.slice(base.length), base)).status, linked).toBe(200)
  }
  return paths.map((path) => path.slice(base.length))
}

/** An unknown address below the base gets a page that leads back. */
export async function expectWayBack(base: Base = bases[0]): Promise<void> {
  const { status, text } = await answerAt('nowhere/', base)
  expect(status).toBe(404)
  expect(text).toContain(`href="${base}"`)
}
