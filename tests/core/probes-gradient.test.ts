/** Measures of batch normalization's papers against the float64 network of `probed.ts`. */
import { describe, expect, test } from 'vitest'
import { TRAINING } from '#core/program.ts'
import { dot, minus, network64, norm, part, shown, shownLast, specs, valuesOf } from './probed.ts'

const close = (value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThan(1e-3 * Math.abs(expected) + 1e-6)

describe.each(Object.entries(specs))('%s', (_, spec) => {
  const net = network64(spec)

  test('along-gradient: range of the loss, change of the gradient, smoothness', () => {
    net.putStep()
    net.move()
    const before = net.loss(TRAINING)
    const gradient = net.gradient(TRAINING)
    const walk = [0.5, 1, 2, 3, 4].map((factor) => {
      net.move([-factor * net.rate, gradient])
      const loss = net.loss(TRAINING)
      const change = norm(minus(net.gradient(TRAINING), gradient))
      return { loss, change, smoothness: change / (factor * net.rate * norm(gradient)) }
    })
    const results = shownLast(spec, 'along-gradient')
    const numbers = valuesOf(results)
    const losses = walk.map(({ loss }) => loss)
    close(numbers['loss-range']!, Math.max(...losses) - Math.min(...losses))
    close(numbers['gradient-change']!, Math.max(...walk.map(({ change }) => change)))
    close(numbers.smoothness!, Math.max(...walk.map(({ smoothness }) => smoothness)))
    const [line, changes] = results.filter((result) => result.shape === 'series')
    expect([...line!.x]).toEqual([0, 0.5, 1, 2, 3, 4])
    ;[before, ...losses].forEach((loss, k) => {
      close(line!.y[k]!, loss)
    })
    ;[0, ...walk.map(({ change }) => change)].forEach((change, k) => {
      close(changes!.y[k]!, change)
    })
  })

  test('gradient-shift: only the layers below take the step', () => {
    const numbers = valuesOf(shownLast(spec, 'gradient-shift'))
    expect(Object.keys(numbers)).toHaveLength(2 * (net.weights.length - 1))
    net.putStep()
    net.move()
    const gradient = net.gradient(TRAINING)
    for (const { layer, at } of net.weights.slice(1)) {
      net.move([-net.rate, gradient.map((g, k) => (k < at.offset ? g : 0))])
      const [before, after] = [part(gradient, at), part(net.gradient(TRAINING), at)]
      close(numbers[`gradient-shift ${layer}`]!, norm(minus(before, after)))
      close(numbers[`gradient-cosine ${layer}`]!, dot(before, after) / (norm(before) * norm(after)))
      expect(numbers[`gradient-shift ${layer}`]).toBeGreaterThan(0)
    }
  })

  test('effective-learning-rate: of weights before a normalization, and the turn of a step', () => {
    const numbers = valuesOf(shownLast(spec, 'effective-learning-rate'))
    const { layers } = net.network
    const followed = net.weights.filter(
      ({ layer }) => layers[layers.findIndex(({ name }) => name === layer) + 1]?.layer.kind === 'batch-norm',
    )
    expect(Object.keys(numbers)).toHaveLength(2 * followed.length)
    net.putStep()
    net.move()
    const gradient = net.gradient(TRAINING)
    for (const { layer, at } of followed) {
      const [w, g] = [part(net.start, at), part(gradient, at)]
      close(numbers[`effective-learning-rate ${layer}`]!, net.rate / norm(w) ** 2)
      close(numbers[`turn ${layer}`]!, (net.rate * norm(g)) / norm(w))
      // The angle between the weights before and after a step along g, which is orthogonal to them.
      expect(Math.abs(dot(w, g))).toBeLessThan(1e-3 * norm(w) * norm(g))
    }
  })
})

test('before the first step the first training examples stand for the batch, with masks of their own', () => {
  const spec = specs.normalized!
  const net = network64(spec, 0)
  net.putFirst(64)
  net.run('draw', TRAINING)
  const [line] = shown(spec, 'along-gradient')[0]!
  if (line?.shape !== 'series') throw new Error(line?.shape)
  close(line.y[0]!, net.loss(TRAINING))
  const gradient = net.gradient(TRAINING)
  net.move([-4 * net.rate, gradient])
  close(line.y[5]!, net.loss(TRAINING))
})

test('the learning rate is that of the step, by its schedule', () => {
  const spec = specs.normalized!
  const scheduled = {
    ...spec,
    optimizer: { ...spec.optimizer, schedule: { kind: 'step', every: 20, factor: 0.1 } },
  } as typeof spec
  const net = network64(scheduled)
  const numbers = valuesOf(shownLast(scheduled, 'effective-learning-rate'))
  const { layer, at } = net.weights[0]!
  close(numbers[`effective-learning-rate ${layer}`]!, (0.1 * net.rate) / norm(part(net.start, at)) ** 2)
})
