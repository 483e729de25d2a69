/** Losses of both executors against PyTorch. */
import { describe, expect, test } from 'vitest'
import { definition } from '#kernels/definition/executor.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { columns, expectClose, readCases, rows, runOperations } from './golden.ts'

const { executor: simd } = await loadEnvironment()
const codes = { softmax_ce: 'softmax-cross-entropy', bce_with_logits: 'binary-cross-entropy', mse: 'squared' }
const cases = readCases('losses')

test('every kind of golden loss is tried', () => {
  for (const kind of Object.keys(codes)) expect(cases.some(({ name }) => name.startsWith(kind))).toBe(true)
})

describe.each([definition, simd])('$name', (executor) => {
  test.each(cases)('$name', ({ name, inputs: { logits, pred, target }, outputs, grads }) => {
    const [, code] = Object.entries(codes).find(([kind]) => name.startsWith(kind))!
    const given = (logits ?? pred)!
    const [count, features] = given.shape as [number, number]
    // Room for three columns more than are live: they hold NaN and must stay out of every sum.
    const stride = count + 3
    const result = runOperations(
      executor,
      { y: columns(given, stride), t: columns(target!, stride), losses: stride, dy: features * stride },
      count,
      ({ y, t, losses, dy }) => [{ code, operands: [y, t, losses, dy], numbers: [features, stride] }],
    )
    const mean = result.losses.slice(0, count).reduce((a, b) => a + b) / count
    expectClose([mean], outputs.y!.data)
    expectClose(rows(result.dy, count, stride), (grads.logits ?? grads.pred)!.data)
  })
})
