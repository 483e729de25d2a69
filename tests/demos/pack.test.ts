/** What a page carries of a run besides what `run-log.test.ts` has. */
import { expect, test } from 'vitest'
import type { Result } from '#core/results.ts'
import { packLog, unpackLog } from '#demos/pack.ts'
import { emptyLog, lastOnly, type RunLog, upTo, withFrame } from '#demos/run-log.ts'

const histogram = (counts: ArrayLike<number>): Result => ({
  shape: 'histogram',
  name: 'weights',
  of: 'dense-1',
  edges: Float64Array.from({ length: counts.length + 1 }, (_, k) => k / 3),
  counts: Float64Array.from(counts),
  axes: [{ id: 'weight-size' }, { id: 'weight-count' }],
})
const logOf = (steps: readonly number[]): RunLog =>
  steps.reduce((log, step) => withFrame(log, { step, results: [histogram([step, 1])] }), emptyLog('plain'))

test('images and counts of every size come back bit for bit', () => {
  const images: Result = {
    shape: 'images',
    name: 'step-examples',
    values: Float32Array.of(-0.5, 0, 1, 1e-40),
    size: [1, 2, 2],
    captions: ['example-1'],
    targets: Float32Array.of(0.1, 0.9),
    quantity: { id: 'brightness' },
  }
  const counts = [[1, 2.5], [-0, 3], [255, 256], [0, 65_536], [7, 8], [Number.NaN, 1], []]
  const log = counts.reduce(
    (so, row, step) => withFrame(so, { step, results: [histogram(row), images] }),
    emptyLog('plain'),
  )
  expect(unpackLog(packLog(log))).toEqual(log)
})

test('counts take a byte or two each', () => {
  const sizeOf = (count: number) =>
    packLog({ ...emptyLog('plain'), states: [[histogram(new Float64Array(300).fill(count))]] }).length
  expect(sizeOf(255)).toBe(sizeOf(0))
  expect(sizeOf(700) - sizeOf(7)).toBeLessThan(420)
  expect(sizeOf(70_000) - sizeOf(700)).toBeGreaterThan(2000)
})

test('histograms are kept through time, in the order of steps, and a page carries a few of them', () => {
  const steps = Array.from({ length: 100 }, (_, k) => 2 * k)
  const log = logOf([...steps.slice(50), ...steps.slice(0, 50)])
  const track = (of: RunLog) => of.histograms.get('weights.dense-1')!
  const counted = (of: RunLog) => track(of).counts.map(([count]) => count)
  expect(track(log).steps).toEqual(steps)
  expect(counted(log)).toEqual(steps)
  expect(track(upTo(log, 7)).steps).toEqual([0, 2, 4, 6])
  expect(counted(upTo(log, 7))).toEqual([0, 2, 4, 6])
  const carried = lastOnly(log)
  expect(track(carried).steps.length).toBeLessThanOrEqual(25)
  expect([track(carried).steps[0], track(carried).steps.at(-1)]).toEqual([0, 198])
  expect(counted(carried)).toEqual(track(carried).steps)
})
