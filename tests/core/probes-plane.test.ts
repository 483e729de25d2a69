/** What probes draw over the plane, the line and images against the float64 network of `probed.ts`. */
import { describe, expect, test } from 'vitest'
import type { FieldResult } from '#core/results.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { type Network64, network64, norm, only, shownLast, specs, valuesOf } from './probed.ts'

const moons = specs.moons!

describe('boundary', () => {
  const rings: TrainingSpec = {
    ...moons,
    model: [{ kind: 'dense', units: 8 }, { kind: 'relu' }, { kind: 'dense', units: 2 }],
  }

  test('of class 0 is what is left of class 1', () => {
    const field = (options: object) => only(shownLast(rings, { kind: 'boundary', ...options }), 'field')
    const [zero, one] = [field({ class: 0 }), field({ class: 1 })]
    zero.values.forEach((p, k) => {
      expect(p + one.values[k]!).toBeCloseTo(1, 6)
    })
    expect(field({}).values).toEqual(one.values)
    const classes = field({ quantity: 'class' })
    expect(classes.quantity.id).toBe('class')
    expect([...classes.values]).toEqual(Array.from(one.values, (p) => (p > 0.5 ? 1 : 0)))
    expect(new Set(classes.values)).toEqual(new Set([0, 1]))
  })

  test('refuses a class that there is not', () => {
    expect(() => shownLast(moons, { kind: 'boundary', class: 2 })).toThrow(
      'The probe “boundary” is to show class 2, but the last class is 1.',
    )
  })
})

describe('input-gradient', () => {
  /** ‖∇_x m‖ by central differences, and |∂m/∂x| of each feature. */
  const gradientByHand = (net: Network64, x: ArrayLike<number>) => {
    const margin = (at: ArrayLike<number>) => {
      const [first, second] = net.outputs(at).sort((a, b) => b - a) as [number, number]
      return first - second
    }
    return Array.from(x, (_, f) => {
      const moved = (by: number) => Float64Array.from(x, (value, k) => value + (k === f ? by : 0))
      return (margin(moved(1e-6)) - margin(moved(-1e-6))) / 2e-6
    })
  }
  const examplesOf = ({ splits: { validation }, network: { input } }: Network64) =>
    Array.from({ length: validation.count }, (_, row) =>
      validation.inputs.subarray(row * input.features, (row + 1) * input.features),
    )

  test('over the plane', () => {
    const net = network64(moons)
    const results = shownLast(moons, 'input-gradient')
    const { values, size, extent } = only(results, 'field')
    const [columns, rows] = size
    const off = Array.from({ length: 40 }, (_, k) => {
      const cell = 37 * k
      const x = extent[0] + ((extent[1] - extent[0]) * ((cell % columns) + 0.5)) / columns
      const y = extent[2] + ((extent[3] - extent[2]) * (Math.floor(cell / columns) + 0.5)) / rows
      const expected = norm(gradientByHand(net, [x, y]))
      return Math.abs(values[cell]! - expected) / expected
    })
    // A cell may lie on a kink of ReLU.
    expect(off.filter((error) => error > 1e-4).length).toBeLessThan(2)
    const mean = examplesOf(net).reduce((sum, x) => sum + norm(gradientByHand(net, x)) / 40, 0)
    expect(valuesOf(results)['input-gradient']).toBeCloseTo(mean, 3)
  })

  test.each(Object.entries(specs).filter(([name]) => name !== 'moons'))('of images: %s', (_, spec) => {
    const net = network64(spec)
    const results = shownLast(spec, 'input-gradient')
    const gradients = examplesOf(net).map((x) => gradientByHand(net, x))
    const mean = gradients.reduce((sum, gradient) => sum + norm(gradient), 0) / gradients.length
    expect(Math.abs(valuesOf(results)['input-gradient']! / mean - 1)).toBeLessThan(1e-3)
    const { values, size } = only(results, 'field')
    expect(size).toEqual([8, 8])
    for (let pixel = 0; pixel < 64; pixel++) {
      const expected = gradients.reduce((sum, gradient) => sum + Math.abs(gradient[pixel]!), 0) / gradients.length
      const cell = 8 * (7 - Math.floor(pixel / 8)) + (pixel % 8)
      expect(Math.abs(values[cell]! - expected)).toBeLessThan(1e-2 * mean)
    }
  })
})

describe('function', () => {
  const line: TrainingSpec = {
    ...moons,
    data: { kind: 'sine', train: 20, outliers: 2 },
    model: [{ kind: 'dense', units: 8 }, { kind: 'relu' }, { kind: 'dense', units: 1 }],
  }

  test('over the range of the inputs, with its curvature and the training points', () => {
    const net = network64(line)
    const results = shownLast(line, { kind: 'function', points: 21 })
    const { x, y } = only(results, 'series')
    const { train, validation } = net.splits
    const seen = [...train.inputs, ...validation.inputs]
    expect([x[0], x.length]).toEqual([Math.min(...seen), 21])
    expect(x[20]).toBeCloseTo(Math.max(...seen), 6)
    const expected = Array.from(x, (at) => net.outputs([at])[0]!)
    y.forEach((value, k) => {
      expect(value).toBeCloseTo(expected[k]!, 5)
    })
    const width = (Math.max(...seen) - Math.min(...seen)) / 20
    const curvature = expected
      .slice(1, -1)
      .reduce((sum, f, k) => sum + ((expected[k]! - 2 * f + expected[k + 2]!) / width ** 2) ** 2 * width, 0)
    expect(Math.abs(valuesOf(results).curvature! / curvature - 1)).toBeLessThan(1e-3)
    const points = only(results, 'points')
    expect([[...points.x], [...points.y], points.flipped]).toEqual([
      [...train.inputs],
      [...train.values],
      train.flipped,
    ])
    expect(points.flipped!.reduce((a, b) => a + b)).toBe(2)
  })

  test('refuses classes', () => {
    expect(() => shownLast(moons, 'function')).toThrow('“function” needs a regression on one input')
  })
})

describe('step-examples', () => {
  test('are the images of the last step and their targets', () => {
    const spec = specs.digits!
    const net = network64(spec)
    net.putStep()
    const results = shownLast(spec, { kind: 'step-examples', count: 3 })
    const images = results.filter((result): result is FieldResult => result.shape === 'field')
    expect(images.map(({ of }) => of)).toEqual(['example-1', 'example-2', 'example-3'])
    const { input, targets, capacity } = net.network
    images.forEach(({ values }, example) => {
      for (let pixel = 0; pixel < 64; pixel++) {
        const cell = 8 * (7 - Math.floor(pixel / 8)) + (pixel % 8)
        expect(values[cell]).toBe(net.arena[input.value.offset + pixel * capacity + example])
      }
    })
    const table = only(results, 'table')
    expect([...table.values]).toEqual(
      Array.from({ length: 30 }, (_, k) => net.arena[targets.offset + (k % 10) * capacity + Math.floor(k / 10)]),
    )
    expect(table.values.reduce((a, b) => a + b)).toBe(3)
  })

  test('have a class where they have one target', () => {
    const spec: TrainingSpec = {
      ...moons,
      loss: { kind: 'binary-cross-entropy' },
      model: [...moons.model.slice(0, -1), { kind: 'dense', units: 1 }],
    }
    const [one, two] = [spec, moons].map((spec) => shownLast(spec, { kind: 'step-examples', count: 12 }))
    expect(only(one!, 'points')).toEqual(only(two!, 'points'))
    expect(only(one!, 'table').columns).toEqual(['target'])
    expect([...only(one!, 'table').values]).toEqual([...only(two!, 'points').label!])
  })

  test('are as the techniques made them, wherever the probe stands', () => {
    const spec = { ...moons, arms: { only: { techniques: { mixup: { alpha: 1 } } } } }
    const plain = shownLast(moons, { kind: 'step-examples', count: 12 })
    const mixed = shownLast(spec, { kind: 'step-examples', count: 12 })
    expect(only(mixed, 'points').x).not.toEqual(only(plain, 'points').x)
    const soft = [...only(mixed, 'table').values]
    expect(soft.some((target) => target > 0.01 && target < 0.99)).toBe(true)
    soft.forEach((target, k) => {
      if (k % 2 === 0) expect(target + soft[k + 1]!).toBeCloseTo(1, 6)
    })
    const after = shownLast({ ...spec, show: ['landscape'] }, { kind: 'step-examples', count: 12 })
    expect(after).toEqual(mixed)
  })
})
