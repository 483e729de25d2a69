import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { SpecError } from '#core/units.ts'
import { asPrinted, type DemoDocument, specWith, withArm, withChange, withSetting } from '#demos/document.ts'
import { emptyLog, lastOnly, type RunLog, withFrame } from '#demos/run-log.ts'
import type { RunOptions } from '#runner/client.ts'
import { execute, executeLook } from '#runner/execute.ts'
import type { LookRequest, RunRequest } from '#runner/protocol.ts'
import { simd } from '../core/environments.ts'
import { ownModules } from '../own-modules.ts'
import { LAST_STEP, NOISE, RATE, STRENGTH, twoArms as spec } from './documents.ts'

/** A turn of each run under way, as workers side by side would make them. */
const turn = () => new Promise(setImmediate)
/** As a worker answers: what the spec does not allow is refused. */
function executed(request: RunRequest) {
  try {
    return execute(request, simd)
  } catch (error) {
    throw error instanceof SpecError ? new RunRefused(error.message) : error
  }
}
const { RunRefused } = vi.hoisted(() => ({
  RunRefused: class extends Error {
    readonly ofSpec = true
  },
}))
/** Whether runs fail for a reason that is none of the spec's. */
let broken = false
vi.mock('#runner/client.ts', () => ({
  RunRefused,
  pageRunner: () => ({
    async run(request: RunRequest, { signal, onFrame, onCheckpoint }: RunOptions) {
      if (broken) throw new Error('The data could not be loaded.')
      const { turns, checkpoint } = executed(request)
      for (;;) {
        await turn()
        if (signal!.aborted) throw signal!.reason
        const next = turns.next()
        if (next.done) return next.value
        if (next.value) onFrame!(next.value)
        if (next.value) onCheckpoint!(checkpoint()!)
      }
    },
    async look(request: LookRequest, signal: AbortSignal) {
      const { turns } = executeLook(request, simd)
      for (;;) {
        await turn()
        if (signal.aborted) throw signal.reason
        const next = turns.next()
        if (next.done) return next.value
      }
    },
  }),
}))

const { ArmRuns } = await ownModules(() => import('#demos/arm-runs.svelte.ts'))

beforeAll(() => {
  // As often as a run gets a turn, however fast the machine.
  vi.stubGlobal('requestAnimationFrame', setImmediate)
  vi.stubGlobal('cancelAnimationFrame', clearImmediate)
})
afterAll(() => {
  vi.unstubAllGlobals()
})

/** The logs of a document's runs, each made at one go. */
function logsOf(document: DemoDocument): RunLog[] {
  const { seed, settings } = document
  const whole = specWith(spec, document)
  return Object.keys(whole.arms).map((arm) => {
    const request = { type: 'run', id: 0, spec: whole, key: { arm, settings, seed }, purpose: 'frames' } as const
    const { turns } = execute(request, simd)
    let log = emptyLog(arm)
    for (let next = turns.next(); ; next = turns.next()) {
      if (next.done) return { ...log, outcome: next.value }
      if (next.value) log = withFrame(log, next.value)
    }
  })
}
const withoutTime = (logs: readonly RunLog[]) =>
  logs.map((log) => ({ ...log, outcome: log.outcome && { ...log.outcome, elapsedMs: 0 } }))
const printed = logsOf(asPrinted)
const create = () => new ArmRuns(spec, printed.map(lastOnly))
const make = async (runs: InstanceType<typeof ArmRuns>, document: DemoDocument) => {
  const reached: number[] = []
  const made = runs.make(document, LAST_STEP, () => reached.push(runs.reached(LAST_STEP)))
  reached.push(runs.reached(LAST_STEP))
  await made
  return reached
}
const expectMade = (runs: InstanceType<typeof ArmRuns>, document: DemoDocument) =>
  expect(withoutTime(runs.logs)).toEqual(withoutTime(logsOf(document)))

test('runs are at their first step once they have begun, and from there come to their last', async () => {
  const runs = create()
  expect([runs.complete, runs.reached(LAST_STEP)]).toEqual([false, LAST_STEP])
  const reached = await make(runs, asPrinted)
  expect(reached[0]).toBe(0)
  expect(reached.at(-1)).toBe(LAST_STEP)
  expect(reached).toEqual(reached.toSorted((a, b) => a - b))
  expect(reached.length).toBeGreaterThan(3)
  expect([runs.complete, runs.going, runs.secondsLeft]).toEqual([true, false, null])
  expectMade(runs, asPrinted)
})

test('of a fork, the run that was left stays to be seen; back there, both are one', async () => {
  const runs = create()
  await make(runs, asPrinted)
  const fork = withChange(asPrinted, STRENGTH, 0.3, 18)
  expect((await make(runs, fork))[0]).toBe(15)
  expectMade(runs, fork)
  expect(withoutTime(runs.printed)).toEqual(withoutTime(printed))
  const again = withChange(fork, RATE, 0.2, 24)
  await make(runs, again)
  expectMade(runs, again)
  expect(withoutTime(runs.printed)).toEqual(withoutTime(printed))
  expect(await make(runs, asPrinted)).toEqual([LAST_STEP, LAST_STEP])
  expectMade(runs, asPrinted)
  expect(runs.printed).toEqual(runs.logs)
})

test('a run that another one follows is broken off, and goes on where it was when it is wanted again', async () => {
  const runs = create()
  const broken = make(runs, asPrinted).catch((error: Error) => error.name)
  for (let k = 0; k < 18; k++) await turn()
  const other = withSetting(spec, asPrinted, NOISE, 0)
  await make(runs, other)
  expect(await broken).toBe('AbortError')
  expectMade(runs, other)
  expect((await make(runs, asPrinted))[0]).toBeGreaterThan(0)
  expectMade(runs, asPrinted)
})

test('an arm that is refused has no run, and the others come to their end', async () => {
  const runs = create()
  const document = withSetting(spec, asPrinted, 'penalised.model', ['dense-2', 'dense'])
  await expect(make(runs, document)).rejects.toThrow('The last layer, dense-2, gives 8 outputs')
  expect([runs.reached(LAST_STEP), runs.going]).toEqual([LAST_STEP, false])
  expect(withoutTime(runs.logs)).toEqual(withoutTime(logsOf(asPrinted)).slice(0, 1))
  expect(runs.printed.map(({ arm }) => arm)).toEqual(['plain', 'penalised'])
  await make(runs, asPrinted)
  expectMade(runs, asPrinted)
})

test('where something else fails, the runs of before stay', async () => {
  const runs = create()
  const shown = runs.logs
  broken = true
  await expect(make(runs, withSetting(spec, asPrinted, STRENGTH, 0.2))).rejects.toThrow('could not be loaded')
  broken = false
  expect(runs.logs).toEqual(shown)
  await make(runs, asPrinted)
  broken = true
  await expect(make(runs, withSetting(spec, asPrinted, STRENGTH, 0.3))).rejects.toThrow('could not be loaded')
  broken = false
  expectMade(runs, asPrinted)
})

test('a look adds the step that it is at, in all arms, and the outcome stays', async () => {
  const runs = create()
  const { document } = withArm(spec, asPrinted, 'penalised', RATE, 0.2)
  await make(runs, document)
  const everyStep = logsOf(document)
  await runs.look(document, 13)
  for (const [index, log] of runs.logs.entries()) {
    expect(log.steps).toEqual([0, 5, 10, 13, 15, 20, 25, 30])
    expect(log.outcome!.digest).toBe(everyStep[index]!.outcome!.digest)
    const measured = specWith({ ...spec, training: { ...spec.training, measureEvery: 1 } }, document)
    const key = { arm: log.arm, settings: document.settings, seed: 0 }
    const { turns } = execute({ type: 'run', id: 0, spec: measured, key, purpose: 'frames' }, simd)
    let alike = emptyLog(log.arm)
    for (let step = 0; step <= 13; step++) {
      const next = turns.next()
      if (!next.done && log.steps.includes(step)) alike = withFrame(alike, next.value!)
    }
    expect(log.states.slice(0, 4)).toEqual(alike.states)
    for (const [key, { values }] of alike.tracks) expect(log.tracks.get(key)!.values.slice(0, 4)).toEqual(values)
  }
  // What is there already is not made again.
  const before = runs.logs
  await runs.look(document, 13)
  expect(runs.logs).toEqual(before)
})
