import { expect, test } from 'vitest'
import type { TrainingSpec } from '#core/spec.ts'
import { SpecError } from '#core/units.ts'
import { executeNow } from '#runner/execute.ts'
import { runAll } from '#runner/pool-node.ts'
import { simd, small } from '../core/environments.ts'

/** The first run takes longer than the others, and comes in after them. */
const steps = [300, 2, 1, 3, 2]
const jobs = steps.map((count, seed) => ({
  spec: small as TrainingSpec,
  key: { arm: 'plain', settings: { 'training.steps': count }, seed },
}))

test('gives each job’s result at its place, the same as here, and counts them', async () => {
  const counts: number[] = []
  const results = await runAll(jobs, (count) => counts.push(count))
  expect(counts).toEqual([1, 2, 3, 4, 5])
  expect(results.map(({ digest }) => digest)).toEqual(
    jobs.map((job) => executeNow({ type: 'run', id: 0, purpose: 'measures', ...job }, simd).digest),
  )
  expect(results.map((result) => result.steps.at(-1))).toEqual(steps)
})

test('gives the model where a job asks for it', async () => {
  const [plain, model] = await runAll([jobs[1]!, { ...jobs[1]!, onnx: 'small' }])
  expect(plain!.onnx).toBeNull()
  expect(model!.onnx!.length).toBeGreaterThan(100)
})

test('without jobs there are no results', async () => {
  expect(await runAll([])).toEqual([])
})

test('rejects with the sentence of a job that cannot be run', async () => {
  const bad = { ...jobs[1]!, key: { arm: 'nobody', settings: {}, seed: 0 } }
  const failed = await runAll([jobs[2]!, bad, ...jobs]).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(SpecError)
  expect((failed as SpecError).message).toBe('There is no arm “nobody”. Known: plain.')
})
