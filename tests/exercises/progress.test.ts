/** The page's progress on devices that store, refuse, hang, or are shared by two tabs. */
import { afterEach, expect, test, vi } from 'vitest'
import type { Device } from '#exercises/progress/device.ts'
import { type Kept, nothingKept } from '#exercises/progress/kept.ts'
import { createProgress, type Progress, type Tabs } from '#exercises/progress/progress.ts'
import { recordsOf, recordWith } from './records.ts'

afterEach(() => {
  vi.useRealTimers()
})

const alone: Tabs = { tell() {}, listen() {} }

/** A device that stores, and can be told to refuse. */
function createDevice(): Device & { kept: Kept; full: boolean } {
  return {
    kept: nothingKept,
    full: false,
    async update(updates) {
      await Promise.resolve()
      if (this.full && updates.length > 0) throw new DOMException('', 'QuotaExceededError')
      this.kept = updates.reduce((kept, update) => update(kept), this.kept)
      return this.kept
    },
  }
}

/** Two tabs that tell each other. */
function twoTabs(): [Tabs, Tabs] {
  const heard: (() => void)[] = []
  const tab = (own: number): Tabs => ({
    tell: () => queueMicrotask(() => heard[1 - own]?.()),
    listen: (listener) => {
      heard[own] = listener
    },
  })
  return [tab(0), tab(1)]
}

/** What the page has said, in order, without repetition. */
function savingOf(progress: Progress): string[] {
  const said: string[] = [progress.saving]
  progress.subscribe(() => {
    if (said.at(-1) !== progress.saving) said.push(progress.saving)
  })
  return said
}

const solved = recordWith({ passed: true })

test('a record is on its way, then saved, and read by the next page', async () => {
  const device = createDevice()
  const progress = createProgress(async () => device, alone)
  const said = savingOf(progress)
  expect(await progress.read(solved.exercise)).toBeUndefined()
  const writing = progress.write(solved)
  expect(progress.records.get(solved.exercise)).toEqual(solved)
  await writing
  expect(said).toEqual(['saving', 'saved', 'saving', 'saved'])
  const next = createProgress(async () => device, alone)
  expect(await next.read(solved.exercise)).toEqual(solved)
})

test('where storage is blocked the page says so from the start, and works', async () => {
  const progress = createProgress(() => Promise.reject(new DOMException('', 'SecurityError')), alone)
  expect(await progress.read(solved.exercise)).toBeUndefined()
  expect(progress.saving).toBe('not-saving')
  await progress.write(solved)
  expect(await progress.read(solved.exercise)).toEqual(solved)
  expect(progress.saving).toBe('not-saving')
})

test('a full device loses nothing, and takes everything once it has room', async () => {
  const device = createDevice()
  const progress = createProgress(async () => device, alone)
  await progress.write(solved)
  device.full = true
  await progress.write(recordWith({ exercise: 'noise/one' }))
  expect(progress.saving).toBe('not-saving')
  expect([...progress.records.keys()]).toEqual([solved.exercise, 'noise/one'])
  expect([...device.kept.records.keys()]).toEqual([solved.exercise])
  device.full = false
  await progress.write(recordWith({ exercise: 'noise/two' }))
  expect(progress.saving).toBe('saved')
  expect([...device.kept.records.keys()]).toEqual([solved.exercise, 'noise/one', 'noise/two'])
})

test('a device that never answers holds nobody up', async () => {
  vi.useFakeTimers()
  const progress = createProgress(() => new Promise(() => {}), alone)
  const reading = progress.read(solved.exercise)
  await vi.advanceTimersByTimeAsync(3000)
  expect(await reading).toBeUndefined()
  expect(progress.saving).toBe('not-saving')
  const writing = progress.write(solved)
  await vi.advanceTimersByTimeAsync(3000)
  await writing
  expect(progress.records.get(solved.exercise)).toEqual(solved)
})

test('two tabs keep what either of them saves', async () => {
  const device = createDevice()
  const [one, other] = twoTabs().map((tabs) => createProgress(async () => device, tabs)) as [Progress, Progress]
  await Promise.all([one.read(''), other.read('')])
  await Promise.all([
    one.write(solved),
    other.write(recordWith({ attempts: 4, at: '2026-11-26T13:00:00.000Z' })),
    other.write(recordWith({ exercise: 'noise/other' })),
  ])
  await vi.waitFor(() => expect(one.records).toEqual(other.records))
  expect(one.records.get(solved.exercise)).toEqual({ ...solved, attempts: 4 })
  expect(device.kept.records).toEqual(one.records)
  await one.clear()
  await vi.waitFor(() => expect(other.records.size).toBe(0))
  await other.undo()
  await vi.waitFor(() => expect(one.records.size).toBe(2))
})

test('an import is merged, and undone', async () => {
  const device = createDevice()
  const progress = createProgress(async () => device, alone)
  await progress.write(recordWith({ attempts: 3 }))
  await progress.import(recordsOf(solved, recordWith({ exercise: 'noise/new' })))
  expect(progress.undoable?.steps.length).toBe(2)
  expect(device.kept.records.get(solved.exercise)).toEqual({ ...solved, attempts: 3 })
  await progress.undo()
  expect(device.kept.records).toEqual(recordsOf(recordWith({ attempts: 3 })))
  expect(progress.undoable).toBeUndefined()
})

test('what is no record is not saved, and said not to be', async () => {
  const device = createDevice()
  const progress = createProgress(async () => device, alone)
  await progress.write(solved)
  await progress.write(recordWith({ answer: { source: 'x'.repeat(300_000) } }))
  expect(progress.saving).toBe('not-saving')
  expect(device.kept.records).toEqual(recordsOf(solved))
})
