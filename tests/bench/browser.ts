/**
 * How long the book's demos and claims take in Chromium: `node tests/bench/browser.ts`. A demo is one run of each of its
 * arms with all its figures; a claim twenty runs of each of two arms, on one core. The browser slows the page's thread
 * down, four and six times, as its developer tools do to stand for a phone; it cannot slow a worker, so everything runs
 * on the page.
 */
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { buildCore } from '../../src/cli/build-core.ts'
import { findChromium } from '../../src/cli/ensure-browser.ts'
import { readExperiments } from '../../src/cli/experiments.ts'
import type { Assets, TimedRun } from './page.ts'

declare const load: (assets: Assets) => Promise<void>
declare const timeOf: (runs: readonly TimedRun[]) => number

const SLOWDOWNS = [1, 4, 6]
const REPEATS = 3
const SEEDS = 20

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: 'tests/bench/page.ts', formats: ['iife'], name: 'bench' } },
  })
  const [first] = [built].flat() as { output: { code: string }[] }[]
  return first!.output[0]!.code
}

await buildCore()
const base64 = (path: string) => readFileSync(path).toString('base64')
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
await page.addScriptTag({ content: await bundle() })
await page.evaluate((assets) => load(assets), {
  kernels: base64('src/kernels/built/kernels.wasm'),
  images: base64('src/core/data/digits/images.u8'),
  labels: base64('src/core/data/digits/labels.u8'),
})
const devTools = await page.context().newCDPSession(page)

/** Milliseconds, the median of some tries. */
async function timeIn(runs: readonly TimedRun[]): Promise<number> {
  const times: number[] = []
  for (let k = 0; k < REPEATS; k++)
    times.push(await page.evaluate((all) => timeOf(JSON.parse(all)), JSON.stringify(runs)))
  return times.toSorted((a, b) => a - b)[REPEATS >> 1]!
}

const cell = (text: string) => text.padStart(12)
console.log(
  `${''.padEnd(36)}${cell('demo, s')}${SLOWDOWNS.slice(1)
    .map((by) => cell(`${by} × slower`))
    .join('')}${cell('20 seeds, s')}${SLOWDOWNS.slice(1)
    .map((by) => cell(`${by} × slower`))
    .join('')}`,
)
for (const { id, spec } of await readExperiments()) {
  const runs = (purpose: TimedRun['purpose']) =>
    Object.keys(spec.arms).map((arm): TimedRun => ({ spec, key: { arm, settings: {}, seed: 0 }, purpose }))
  const [demo, measures] = [runs('frames'), runs('measures')]
  const row: { demo: string; claim: string }[] = []
  for (const rate of SLOWDOWNS) {
    await devTools.send('Emulation.setCPUThrottlingRate', { rate })
    const shown = await timeIn(demo)
    const claim = spec.claims ? ((await timeIn(measures)) / measures.length) * 2 * SEEDS : undefined
    row.push({ demo: (shown / 1000).toFixed(2), claim: claim === undefined ? '' : (claim / 1000).toFixed(1) })
  }
  console.log(
    `${id.padEnd(36)}${row.map(({ demo }) => cell(demo)).join('')}${row.map(({ claim }) => cell(claim)).join('')}`.trimEnd(),
  )
}
await browser.close()
