/** Every operation of both executors against PyTorch. */
import { describe, expect, test } from 'vitest'
import type { Slice } from '#core/network.ts'
import { definition } from '#kernels/definition/executor.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { columns, expectClose, readCases, rows, runOperations, type Tensor } from './golden.ts'

const { executor: simd } = await loadEnvironment()
/** Room for three columns more than are live: they hold NaN and must stay out of every sum. */
const strideOf = ({ shape }: Tensor) => shape[0]! + 3

describe.each([definition, simd])('$name', (executor) => {
  test.each(readCases('dense'))('$name', ({ inputs: { x, w, b, upstream }, outputs: { y }, grads }) => {
    const [units, features] = w!.shape as [number, number]
    const count = x!.shape[0]!
    const stride = strideOf(x!)
    const numbers = [units, features, stride]
    const result = runOperations(
      executor,
      {
        x: columns(x!, stride),
        w: w!.data,
        b: b!.data,
        dy: columns(upstream!, stride),
        y: units * stride,
        dw: units * features,
        db: units,
        dx: features * stride,
        scratch: features * stride,
      },
      count,
      ({ x, w, b, y, dy, dw, db, dx, scratch }) => [
        { code: 'dense', operands: [w, b, x, y], numbers },
        { code: 'dense-weight-gradient', operands: [dy, x, dw, scratch], numbers },
        { code: 'dense-bias-gradient', operands: [dy, db], numbers: [units, stride] },
        { code: 'dense-input-gradient', operands: [w, dy, dx], numbers },
      ],
    )
    expectClose(rows(result.y, count, stride), y!.data)
    expectClose(result.dw, grads.w!.data)
    expectClose(result.db, grads.b!.data)
    expectClose(rows(result.dx, count, stride), grads.x!.data)
  })

  test.each(readCases('activations'))('$name', ({ name, inputs: { x, upstream }, outputs: { y }, grads }) => {
    const count = x!.data.length
    const result = runOperations(
      executor,
      { x: x!.data, dy: upstream!.data, y: count, dx: count },
      count,
      ({ x, dy, y, dx }) => [
        { code: name, operands: [x, y], numbers: [1, count] },
        { code: `${name}-gradient`, operands: [x, dy, dx], numbers: [1, count] },
      ],
    )
    expectClose(result.y, y!.data)
    expectClose(result.dx, grads.x!.data)
  })

  test.each(readCases('losses'))('$name', ({ inputs: { logits, target }, outputs: { y }, grads }) => {
    const [count, classes] = logits!.shape as [number, number]
    const stride = strideOf(logits!)
    const result = runOperations(
      executor,
      { z: columns(logits!, stride), t: columns(target!, stride), losses: stride, dz: classes * stride },
      count,
      ({ z, t, losses, dz }) => [
        { code: 'softmax-cross-entropy', operands: [z, t, losses, dz], numbers: [classes, stride] },
      ],
    )
    const mean = result.losses.slice(0, count).reduce((a, b) => a + b) / count
    expectClose([mean], y!.data)
    expectClose(rows(result.dz, count, stride), grads.logits!.data)
  })

  const optimizers = readCases('optimizers')
  const momentum = { sgd: 0, 'sgd_l2_0.01': 0, 'sgd_momentum_0.9': 0.9, 'sgd_momentum_0.9_l2_0.01': 0.9 }
  const setups = [
    ['sgd', 'add-scaled', 0],
    ['sgd_momentum_0.9', 'add-scaled', 0],
    ['sgd_l2_0.01', 'add-scaled', 0.01],
    ['sgd_momentum_0.9_l2_0.01', 'add-scaled', 0.01],
    // Without momentum the decoupled decay is the same move.
    ['sgd_l2_0.01', 'decay', 0.01],
  ] as const

  test('every golden run of an optimizer is tried', () => {
    expect(new Set(setups.map(([name]) => name))).toEqual(new Set(optimizers.map(({ name }) => name)))
  })

  test.each(setups)('%s by %s', (name, code, strength) => {
    const { inputs, outputs } = optimizers.find((candidate) => candidate.name === name)!
    const length = inputs.w0!.data.length
    const at = (offset: number, length: number): Slice => ({ offset, length })
    const [w, g, v] = [at(0, length), at(length, length), at(2 * length, length)]
    const [rate, mu, lambda] = [at(3 * length, 1), at(3 * length + 1, 1), at(3 * length + 2, 1)]
    const shrink =
      code === 'decay'
        ? { code, operands: [w, rate, lambda], numbers: [length] }
        : { code, operands: [g, w, lambda], numbers: [length] }
    const { arena, run } = executor.prepare({
      segments: {
        forward: [],
        backward: [],
        penalty: [shrink],
        update: [{ code: 'sgd', operands: [w, g, v, rate, mu], numbers: [length] }],
      },
      arenaLength: 3 * length + 3,
    })
    arena.set(inputs.w0!.data)
    arena.set([0.1, momentum[name], strength], rate.offset)
    for (let step = 0; step < outputs.w!.shape[0]!; step++) {
      arena.set(inputs.grads!.data.slice(step * length, (step + 1) * length), g.offset)
      run('penalty', 0)
      run('update', 0)
      expectClose(arena.subarray(0, length), outputs.w!.data.slice(step * length, (step + 1) * length))
    }
  })
})
