/** The dense layer’s operations of both executors against PyTorch. */
import { describe, test } from 'vitest'
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
})
