/** The numbers under the equations against float64, and against each other: the chain rule, a difference, the step. */
import { describe, expect, test } from 'vitest'
import type { TableResult } from '#core/results.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { run, simd } from './environments.ts'
import { CLEAN, network64, specs } from './probed.ts'

const asked = { kind: 'equation-values', layer: 'dense-1', unit: 3, input: 29 } as const

/** The tables of the last frame, as `{ part: { row: values } }`. */
function tables(spec: TrainingSpec): Record<string, Record<string, number[]>> {
  const { frames } = run({ ...spec, show: [asked] }, {}, simd, 'frames')
  const results = frames.at(-1)!.results as readonly TableResult[]
  return Object.fromEntries(
    results.map(({ of, rows, columns, values }) => [
      of,
      Object.fromEntries(
        rows.map((row, k) => [row, [...values.subarray(k * columns.length, (k + 1) * columns.length)]]),
      ),
    ]),
  )
}

const close = (value: number, expected: number, tolerance = 1e-5) =>
  expect(Math.abs(value - expected)).toBeLessThan(tolerance * (1 + Math.abs(expected)))

describe.each(Object.entries(specs))('%s', (_, spec) => {
  const { examples, weights, scalars } = tables(spec)
  const net = network64(spec)
  net.putFirst(3)
  net.move()
  const loss = net.loss(CLEAN)
  const gradient = net.gradient(CLEAN)
  const { arena, network } = net
  const { input } = network.layers.find(({ name }) => name === 'dense-1')!
  /** Of the inputs that are asked for, as far as there are so many: the first, counted from 0, and how many. */
  const [first, shown] = input.features < 29 ? [0, input.features] : [28, 3]

  test('forward: inputs, z and the loss are those of the network in float64', () => {
    const z = net.output('dense-1')[2]!
    z.forEach((expected, k) => {
      close(examples!['pre-activation']![k]!, expected)
    })
    for (let k = 0; k < shown; k++)
      examples![`input-${first + k + 1}`]!.forEach((x, example) => {
        close(x, arena[input.value.offset + (first + k) * network.capacity + example]!)
      })
    const losses = examples!['example-loss']!
    close(losses.reduce((a, b) => a + b) / 3, loss)
    close(scalars!.loss![0]!, loss)
  })

  test('backward: the gradient is that of float64, the chain rule’s sum, and the difference’s', () => {
    const { at } = net.weights.find(({ layer }) => layer === 'dense-1')!
    const dz = examples!['pre-activation-gradient']!
    const g = weights!['data-gradient']!
    expect(g).toHaveLength(shown + 1)
    for (let k = 0; k < shown; k++) {
      const x = examples![`input-${first + k + 1}`]!
      close(g[k]!, gradient[at.offset + 2 * input.features + first + k]!)
      close(
        g[k]!,
        x.reduce((sum, value, b) => sum + value * dz[b]!, 0),
      )
    }
    close(
      g[shown]!,
      dz.reduce((a, b) => a + b),
    )
    expect(g.some((value) => Math.abs(value) > 1e-3)).toBe(true)
    weights!['central-difference']!.forEach((difference, k) => {
      close(difference, g[k]!, 2e-3)
    })
  })
})

test('the plain step is the core’s own without momentum, and is not with it; biases pay nothing', () => {
  const l2 = (momentum: number) =>
    tables({
      ...specs.digits!,
      optimizer: { kind: 'sgd', learningRate: 0.05, momentum },
      arms: { only: { techniques: { l2: { strength: 0.1 } } } },
    })
  const { weights, scalars } = l2(0)
  expect(scalars!['techniques.l2.strength']).toEqual([Math.fround(0.1)])
  expect(scalars!['optimizer.learningRate']).toEqual([Math.fround(0.05)])
  const w = weights!.weight!
  w.slice(0, 3).forEach((value, k) => {
    close(weights!['penalty-gradient']![k]!, 0.1 * value, 1e-7)
  })
  expect(weights!['penalty-gradient']![3]).toBe(0)
  weights!['penalised-step']!.forEach((value, k) => {
    close(weights!['core-step']![k]!, value, 1e-7)
    close(value, w[k]! - 0.05 * weights!['total-gradient']![k]!, 1e-7)
  })
  const withMomentum = l2(0.9).weights!
  expect(
    withMomentum['penalised-step']!.some((value, k) => Math.abs(value - withMomentum['core-step']![k]!) > 1e-5),
  ).toBe(true)
})

test('without a penalty there are no rows of one, and a layer that is not dense is refused', () => {
  expect(Object.keys(tables(specs.digits!).weights!)).not.toContain('penalty-gradient')
  expect(() => run({ ...specs.digits!, show: [{ ...asked, layer: 'relu-1' }] }, {}, simd, 'frames')).toThrow(
    'A probe asks for the layer “relu-1”, but may look at dense-1, dense-2.',
  )
})
