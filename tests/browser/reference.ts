/** The digests of the reference runs, in Node and in a browser. */
import { readFileSync } from 'node:fs'
import { simd } from '../core/environments.ts'
import { referenceDigest } from '../core/reference-digest.ts'
import { baselineRuns, runs } from '../reference.ts'
import { bundle } from './bundle.ts'
import type { Given } from './reference-page.ts'

/** By the name of the run. */
interface Digests {
  readonly [name: string]: string
}
/** Of Playwright or of Puppeteer. */
interface Page {
  addScriptTag(script: { content: string }): Promise<unknown>
  evaluate(expression: string): Promise<unknown>
}

const base64 = (path: string) => readFileSync(path).toString('base64')

export const digestsInNode = (): Digests =>
  Object.fromEntries([...runs, ...baselineRuns].map((run) => [run.name, referenceDigest(run, simd)]))

/** The same from this page's engine. */
export async function digestsInPage(page: Page): Promise<Digests> {
  const given: Given = {
    kernels: base64('src/kernels/built/kernels.wasm'),
    images: base64('src/core/data/digits/images.u8'),
    labels: base64('src/core/data/digits/labels.u8'),
  }
  await page.addScriptTag({ content: await bundle('tests/browser/reference-page.ts') })
  return (await page.evaluate(`digestsOf(${JSON.stringify(given)})`)) as Digests
}
