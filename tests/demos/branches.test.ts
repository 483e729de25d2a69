import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Checkpoint } from '#core/train/checkpoint.ts'
import { Branches, CHECKPOINT_BYTES } from '#demos/branches.ts'
import {
  asPrinted,
  type DemoDocument,
  identityOf,
  specWith,
  withArm,
  withChange,
  withSetting,
} from '#demos/document.ts'
import { emptyLog, type RunLog, withFrame } from '#demos/run-log.ts'
import { execute } from '#runner/execute.ts'
import { simd } from '../core/environments.ts'
import { histories, LAST_STEP, NOISE, RATE, STRENGTH, twoArms as spec } from './documents.ts'

const identity = (document: DemoDocument, arm = 'penalised') => identityOf(spec, document, arm)
const checkpoint = (step: number, length = 10): Checkpoint => ({ step, bytes: new Uint8Array(length) })
const forkAt = (step: number, value = 0.3) => withChange(asPrinted, STRENGTH, value, step)

/**
 * Makes the run of an arm as a page does, from where it parts from one that is known; stops before the turn of this
 * number, if there is one. Gives the turns made.
 */
function make(branches: Branches, document: DemoDocument, arm: string, stopAt = Infinity) {
  const branch = branches.open(arm, identity(document, arm))
  if (branch.log.outcome) return { log: branch.log, turns: 0 }
  const { seed, settings } = document
  const key = { arm, seed, settings }
  const request = {
    type: 'run',
    id: 0,
    spec: specWith(spec, document),
    key,
    purpose: 'frames',
    from: branch.from,
  } as const
  const run = execute(request, simd)
  for (let turns = 0; turns < stopAt; turns++) {
    const turn = run.turns.next()
    if (turn.done) {
      branch.log = { ...branch.log, outcome: { ...turn.value, elapsedMs: 0 } }
      return { log: branch.log, turns }
    }
    if (turn.value) {
      branch.log = withFrame(branch.log, turn.value)
      branches.keep(branch, run.checkpoint()!)
    }
  }
  return { log: branch.log, turns: stopAt }
}
const afresh = (document: DemoDocument, arm: string) => make(new Branches(), document, arm).log

describe('a run begins', () => {
  test('from step 0 where none is known', () => {
    expect(new Branches().beginning('penalised', identity(asPrinted))).toEqual({
      log: emptyLog('penalised'),
      from: undefined,
    })
  })

  test('at its end where it was made before: no turn is made', () => {
    const branches = new Branches()
    const { log } = make(branches, asPrinted, 'penalised')
    expect(make(branches, asPrinted, 'penalised')).toEqual({ log, turns: 0 })
  })

  test('as another arm’s run that is the same', () => {
    const branches = new Branches()
    make(branches, withSetting(spec, asPrinted, STRENGTH, 0.3), 'penalised')
    const { document, name } = withArm(spec, asPrinted, 'penalised', STRENGTH, 0.3)
    expect(make(branches, document, name)).toEqual({ log: afresh(document, name), turns: 0 })
  })

  test('at the last checkpoint before it parts, with the frames up to there', () => {
    const branches = new Branches()
    const { log } = make(branches, asPrinted, 'penalised')
    // Measured every five steps.
    const { from, log: known } = branches.beginning('penalised', identity(forkAt(18)))
    expect(from?.step).toBe(15)
    expect(known.steps).toEqual([0, 5, 10, 15])
    expect(known.states).toEqual(log.states.slice(0, 4))
    expect(known.outcome).toBeNull()
    const fork = make(branches, forkAt(18), 'penalised')
    expect(fork).toEqual({ log: afresh(forkAt(18), 'penalised'), turns: LAST_STEP - 15 })
  })

  test('at the one that goes furthest, of all that are known', () => {
    const branches = new Branches()
    make(branches, asPrinted, 'penalised')
    make(branches, forkAt(9), 'penalised')
    const again = withChange(forkAt(9), RATE, 0.2, 24)
    expect(branches.beginning('penalised', identity(again)).from?.step).toBe(20)
    expect(branches.beginning('penalised', identity(forkAt(9, 0))).from?.step).toBe(5)
  })

  test('where it was broken off', () => {
    const branches = new Branches()
    make(branches, asPrinted, 'penalised', 18)
    const { log, turns } = make(branches, asPrinted, 'penalised')
    expect(turns).toBe(LAST_STEP - 15)
    expect(log).toEqual(afresh(asPrinted, 'penalised'))
  })
})

describe('of the checkpoints', () => {
  test('those before a fork serve both runs, and count once', () => {
    const branches = new Branches()
    make(branches, asPrinted, 'penalised')
    const before = branches.bytes
    const shared = branches.open('penalised', identity(forkAt(18))).checkpoints
    expect(shared.map(({ step }) => step)).toEqual([0, 5, 10, 15])
    expect(branches.bytes).toBe(before)
  })

  test('a look takes the last one before its step', () => {
    const branches = new Branches()
    make(branches, asPrinted, 'penalised')
    const before = (step: number) => branches.before(identity(forkAt(18)), step)?.step
    expect([0, 1, 5, 6, 17, 18, 29].map(before)).toEqual([undefined, 0, 0, 5, 15, 15, 15])
  })

  test('at most 32 MB are kept', () => {
    expect(CHECKPOINT_BYTES).toBe(32 * 1024 * 1024)
    const branches = new Branches()
    const branch = branches.open('penalised', identity(asPrinted))
    for (let step = 0; step < 20; step++) branches.keep(branch, checkpoint(step, 5 * 1024 * 1024))
    expect(branches.bytes).toBeLessThanOrEqual(CHECKPOINT_BYTES)
    expect(branches.bytes).toBeGreaterThan(CHECKPOINT_BYTES / 3)
  })

  test('the longest row is thinned, and stays in the order of steps', () => {
    const branches = new Branches(100)
    const short = branches.open('penalised', identity(asPrinted))
    for (const step of [0, 5]) branches.keep(short, checkpoint(step))
    const long = branches.open('penalised', identity({ ...asPrinted, seed: 1 }))
    for (let step = 0; step < 200; step++) {
      branches.keep(long, checkpoint(step))
      expect(branches.bytes).toBeLessThanOrEqual(100)
    }
    expect(short.checkpoints.map(({ step }) => step)).toEqual([0, 5])
    const steps = long.checkpoints.map(({ step }) => step)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(steps.length).toBeGreaterThanOrEqual(4)
  })

  test('one that is larger than all the room is not kept', () => {
    const branches = new Branches(100)
    const branch = branches.open('penalised', identity(asPrinted))
    branches.keep(branch, checkpoint(0, 101))
    expect([branches.bytes, branch.checkpoints]).toEqual([0, []])
  })

  test('those of two arms whose runs are the same are within the limit as well', () => {
    const branches = new Branches(100)
    const two = [1, 2].map(() => branches.open('penalised', identity(asPrinted)))
    for (let step = 0; step < 50; step++) for (const branch of two) branches.keep(branch, checkpoint(step))
    const kept = new Set(two.flatMap(({ checkpoints }) => checkpoints))
    expect(kept.size).toBeLessThanOrEqual(10)
  })

  test('those of runs long ago are forgotten', () => {
    const branches = new Branches()
    for (let seed = 0; seed < 100; seed++) {
      const branch = branches.open('penalised', identity({ ...asPrinted, seed }))
      branches.keep(branch, checkpoint(0))
    }
    expect(branches.bytes).toBeLessThan(200)
    expect(branches.before(identity({ ...asPrinted, seed: 0 }), 9)).toBeUndefined()
    expect(branches.before(identity({ ...asPrinted, seed: 99 }), 9)?.step).toBe(0)
  })
})

test('whatever a reader does, with however little room: every run is the one that was never cut', () => {
  const wholes = new Map<string, RunLog>()
  const whole = (document: DemoDocument, arm: string) => {
    const name = JSON.stringify([arm, identity(document, arm)])
    const log = wholes.get(name) ?? afresh(document, arm)
    wholes.set(name, log)
    return log
  }
  const { bytes } = (() => {
    const branches = new Branches()
    make(branches, asPrinted, 'plain', 1)
    return branches
  })()
  fc.assert(
    fc.property(
      histories(6),
      fc.double({ min: 0, max: 30, noNaN: true }),
      fc.infiniteStream(fc.option(fc.nat(LAST_STEP))),
      (history, room, stops) => {
        const limit = Math.ceil(room * bytes)
        const branches = new Branches(limit)
        for (const document of history)
          for (const arm of Object.keys(specWith(spec, document).arms)) {
            const stop = stops.next().value
            const { log } = make(branches, document, arm, stop ?? Infinity)
            const { steps, outcome } = whole(document, arm)
            if (stop === null) expect(log).toEqual(whole(document, arm))
            else expect(log.steps).toEqual(steps.slice(0, log.steps.length))
            if (log.outcome) expect(log.outcome.digest).toBe(outcome!.digest)
            expect(branches.bytes).toBeLessThanOrEqual(limit)
          }
      },
    ),
    { numRuns: 20 },
  )
})

test('a reader’s moves make no more steps than they need', () => {
  const branches = new Branches()
  const noise = withSetting(spec, asPrinted, NOISE, 0)
  const turns = [asPrinted, forkAt(21), asPrinted, noise, forkAt(21)].map(
    (document) => make(branches, document, 'penalised').turns,
  )
  expect(turns).toEqual([1 + LAST_STEP, LAST_STEP - 20, 0, 1 + LAST_STEP, 0])
})
