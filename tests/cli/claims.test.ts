/** The command that makes and checks ledgers, on a small book in a folder of its own. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TrainingSpec } from '#core/spec.ts'
import { coreVersion } from '#kernels/built/version.ts'
import type { Ledger, LedgerRun } from '#stats/ledger.ts'
import { small } from '../core/environments.ts'
import { nudged } from '../stats/nudged.ts'
import { command } from './command.ts'

const spec: TrainingSpec = {
  ...small,
  training: { batchSize: 'all', steps: 3, measureEvery: 1 },
  arms: { plain: {}, penalised: { techniques: { l2: { strength: 0.5 } } } },
  claims: { shrinks: { compare: ['penalised', 'plain'], measure: 'weight-norm', expect: 'lower', seeds: 4 } },
}
const book = mkdtempSync(join(tmpdir(), 'book-'))
const chapter = join(book, 'content/chapters/tiny')
const ledger = join(chapter, 'results.json')
const writeSpec = (given: TrainingSpec) =>
  writeFileSync(join(chapter, 'experiments/shrink.ts'), `export default ${JSON.stringify(given)}\n`)
const claims = (...args: readonly string[]) => command('claims', args, book)
let made = ''

beforeAll(async () => {
  mkdirSync(join(chapter, 'experiments'), { recursive: true })
  symlinkSync(resolve('src'), join(book, 'src'))
  writeSpec(spec)
  const { status, stdout, stderr } = await claims()
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^tiny\/shrink shrinks: -\d\.\d{4} \[-\d\.\d{4}, -\d\.\d{4}\], lower: agrees$/m)
  made = readFileSync(ledger, 'utf8')
})
afterAll(() => rmSync(book, { recursive: true }))

test('the ledger holds every planned run, one a line', () => {
  const { core, experiments } = JSON.parse(made) as Ledger
  expect(core).toBe(coreVersion)
  expect(experiments['tiny/shrink']!.runs).toHaveLength(8)
  expect(made.split('\n').filter((line) => line.includes('"digest"'))).toHaveLength(8)
})

test('--check passes what was made, and writes nothing', async () => {
  const { status, stderr } = await claims('--check')
  expect([status, stderr]).toEqual([0, ''])
  expect(readFileSync(ledger, 'utf8')).toBe(made)
})

test.each<[string, (run: LedgerRun) => LedgerRun]>([
  [
    'a digest',
    (run) => ({ ...run, digest: run.digest.replace(/.$/, (digit) => (Number(`0x${digit}`) ^ 1).toString(16)) }),
  ],
  ['a metric', (run) => ({ ...run, metrics: { 'weight-norm': nudged(run.metrics['weight-norm']!) } })],
])('--check notices one bit of %s, and names the run', async (_, flip) => {
  const { core, experiments } = JSON.parse(made) as Ledger
  const { plan, runs } = experiments['tiny/shrink']!
  const changed = { plan, runs: runs.map((run, k) => (k === 2 ? flip(run) : run)) }
  writeFileSync(ledger, JSON.stringify({ core, experiments: { 'tiny/shrink': changed } }))
  const { status, stderr } = await claims('--check')
  writeFileSync(ledger, made)
  expect(stderr).toContain('tiny/shrink: 1 runs differ, the first is ["penalised",{},2].')
  expect(status).toBe(1)
})

test('--check refuses the ledger of another core', async () => {
  writeFileSync(ledger, made.replace(coreVersion, '000000000000'))
  const { status, stderr } = await claims('--check')
  writeFileSync(ledger, made)
  expect(stderr).toContain(`made by core 000000000000, this is core ${coreVersion}`)
  expect(status).toBe(1)
})

test('a claim that the runs contradict is a problem', async () => {
  writeSpec({ ...spec, claims: { shrinks: { ...spec.claims!.shrinks!, expect: 'higher' } } })
  const { status, stdout, stderr } = await claims('--check')
  writeSpec(spec)
  expect(stdout).toContain('higher: DISAGREES')
  expect(stderr).toBe('1 problem: see above.\n')
  expect(status).toBe(1)
})
