/** What probes draw over the plane, the line and images against the float64 network of `probed.ts`. */
import { describe, expect, test } from 'vitest'
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
    const { values, size } = only(results, 'images')
    expect(size).toEqual([1, 8, 8])
    for (let cell = 0; cell < 64; cell++) {
      const expected = gradients.reduce((sum, gradient) => sum + Math.abs(gradient[cell]!), 0) / gradients.length
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
  test.each(['digits', 'normalized', 'convolutional'])(
    'are the images of the last step and their targets: %s',
    (name) => {
      const spec = specs[name]!
      const net = network64(spec)
      net.putStep()
      const { input, targets, capacity } = net.network
      const inPlace = (example: number) =>
        Array.from({ length: 64 }, (_, pixel) => net.arena[input.value.offset + pixel * capacity + example]!)
      const results = shownLast(spec, { kind: 'step-examples', count: 3 }).filter((result) => result.shape === 'images')
      expect(results.map(({ name }) => name)).toEqual(['plain-examples', 'step-examples'])
      for (const { size, captions, values, targets: shares } of results) {
        expect(size).toEqual([3, 8, 8])
        expect(captions).toEqual(['example-1', 'example-2', 'example-3'])
        expect([...values]).toEqual([0, 1, 2].flatMap(inPlace))
        expect([...shares!]).toEqual(
          Array.from({ length: 30 }, (_, k) => net.arena[targets.offset + (k % 10) * capacity + Math.floor(k / 10)]),
        )
      }
    },
  )

  test('are the points of the last step and their targets', () => {
    const net = network64(moons)
    net.putStep()
    const { input, targets, capacity } = net.network
    const rowOf = (offset: number) => [...net.arena.subarray(offset, offset + 12)]
    const results = shownLast(moons, { kind: 'step-examples', count: 12 })
    const [points, table] = [only(results, 'points'), only(results, 'table')]
    const [x, y] = [rowOf(input.value.offset), rowOf(input.value.offset + capacity)]
    expect([[...points.x], [...points.y]]).toEqual([x, y])
    const [zero, one] = [rowOf(targets.offset), rowOf(targets.offset + capacity)]
    expect([...table.values]).toEqual(zero.flatMap((share, example) => [share, one[example]!]))
    expect([...points.label!]).toEqual(one)
  })

  test('of images: a technique changes the second row only, and the targets with it', () => {
    const last = (techniques: object, show: Parameters<typeof shownLast>[1] = { kind: 'step-examples', count: 12 }) =>
      shownLast({ ...specs.digits!, arms: { only: { techniques } } }, show).filter(({ shape }) => shape === 'images')
    const [before, after] = last({ cutmix: { probability: 1 } })
    // The batch is the same, so the plain examples are those of a run without the technique.
    expect(before).toEqual(last({})[0])
    if (before?.shape !== 'images' || after?.shape !== 'images') throw new Error('These are other results.')
    expect(after.values).not.toEqual(before.values)
    expect(new Set(before.targets)).toEqual(new Set([0, 1]))
    expect([...after.targets!].some((share) => share > 0 && share < 1)).toBe(true)
    for (let example = 0; example < 12; example++)
      expect(after.targets!.subarray(10 * example, 10 * example + 10).reduce((a, b) => a + b)).toBeCloseTo(1, 6)
    const [, hidden] = last({ cutout: { side: 3 } })
    expect(hidden).toMatchObject({ targets: before.targets })
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
    const inputs = shownLast(spec, { kind: 'step-examples', count: 12, form: 'inputs' })
    expect(inputs).toEqual(mixed.filter(({ shape }) => shape === 'points'))
  })
})
