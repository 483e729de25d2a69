import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { runs } from '../reference.ts'

const trainings = runs.filter(({ spec }) => spec.kind === 'training').map(({ name }) => name)

test.each(trainings)('over 10,000 steps of %s the heap grows by less than 64 kB, and the memory not at all', (name) => {
  const output = execFileSync(process.execPath, ['--expose-gc', 'tests/core/heap.ts', name], { encoding: 'utf8' })
  const { heap, memory } = JSON.parse(output)
  expect(heap).toBeLessThan(64 * 1024)
  expect(memory).toBe(0)
})
