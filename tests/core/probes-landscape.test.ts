/** Landscapes and curvature against the float64 network of `probed.ts`. */
import { describe, expect, test } from 'vitest'
import { symmetricEigen } from '#core/linear-algebra.ts'
import { createStream } from '#core/rng.ts'
import {
  CLEAN,
  dot,
  minus,
  type Network64,
  network64,
  norm,
  only,
  part,
  shown,
  shownLast,
  specs,
  valuesOf,
} from './probed.ts'

const SIZE = 20
const relative = (value: number, expected: number) => Math.abs(value / expected - 1)

/** The k-th cell's centre. */
const centre = (
  {
    size: [columns, rows],
    extent: [l, r, b, t],
  }: { size: readonly [number, number]; extent: readonly [number, number, number, number] },
  k: number,
) => [l + ((r - l) * ((k % columns) + 0.5)) / columns, b + ((t - b) * (Math.floor(k / columns) + 0.5)) / rows] as const

/** H v by central differences of this radius. */
function product(net: Network64, v: ArrayLike<number>, radius: number): Float64Array {
  const step = radius / norm(v)
  net.move([step, v])
  const ahead = net.gradient(CLEAN)
  net.move([-step, v])
  const behind = net.gradient(CLEAN)
  return minus(ahead, behind).map((x) => x / (2 * step))
}

describe.each(Object.entries(specs))('%s', (_, spec) => {
  const net = network64(spec)

  /** Drawn and normalized by output unit, as the paper says. */
  const direction = (which: number) => {
    const all = new Float64Array(net.start.length)
    for (const { weight, at } of net.weights) {
      const stream = createStream(0, `landscape/${weight.name}`)
      const units = weight.shape[0]!
      const perUnit = at.length / units
      for (let unit = 0; unit < units; unit++) {
        const slice = { offset: at.offset + unit * perUnit, length: perUnit }
        const normal = Array.from({ length: perUnit }, (_, k) => stream.normal(unit * perUnit + k, which))
        const factor = norm(part(net.start, slice)) / norm(normal)
        normal.forEach((x, k) => {
          all[slice.offset + k] = x * factor
        })
      }
    }
    return all
  }

  test('landscape in one direction', () => {
    const { x, y } = only(
      shownLast(spec, { kind: 'landscape', directions: 'one', draw: 3, radius: 0.5, examples: SIZE }),
      'series',
    )
    net.putFirst(SIZE)
    expect([x[0], x[20], x[40]]).toEqual([-0.5, 0, 0.5])
    x.forEach((along, k) => {
      net.move([along, direction(6)])
      expect(relative(y[k]!, net.loss(CLEAN))).toBeLessThan(1e-4)
    })
    expect(Math.max(...y) / Math.min(...y)).toBeGreaterThan(1.05)
  })

  test('landscape in two directions, the network in the middle', () => {
    const field = only(shownLast(spec, { kind: 'landscape', examples: SIZE }), 'field')
    net.putFirst(SIZE)
    const middle = (field.values.length - 1) / 2
    expect(centre(field, middle)).toEqual([0, 0])
    for (const k of [0, 7, 100, middle, 250, field.values.length - 1]) {
      const [a, b] = centre(field, k)
      net.move([a, direction(0)], [b, direction(1)])
      expect(relative(field.values[k]!, net.loss(CLEAN))).toBeLessThan(1e-4)
    }
  })

  test('path-landscape: principal directions, shares and losses', () => {
    const frames = shown(spec, { kind: 'path-landscape', examples: SIZE })
    expect(frames.map((results) => results.map(({ shape }) => shape).join(' '))).toEqual([
      ...Array(2).fill('number number'),
      ...Array(4).fill('field points number number'),
    ])
    const path = [0, 6, 12, 18, 24].map((steps) => network64(spec, steps).start).concat([net.start])
    const deltas = path.map((point) => minus(point, net.start))
    const mean = net.start.map((_, k) => deltas.reduce((sum, delta) => sum + delta[k]! / deltas.length, 0))
    const centred = deltas.map((delta) => minus(delta, mean))
    const covariance = (v: Float64Array<ArrayBuffer>) =>
      v.map((_, k) => centred.reduce((sum, c, i) => sum + along[i]! * c[k]!, 0))
    let along: number[] = []
    const found: Float64Array<ArrayBuffer>[] = []
    const variances: number[] = []
    for (const start of [deltas[0]!, deltas[2]!]) {
      let v = Float64Array.from(start)
      for (let k = 0; k < 300; k++) {
        for (const other of found) {
          const overlap = dot(v, other)
          v = v.map((x, i) => x - overlap * other[i]!)
        }
        const length = norm(v)
        v = v.map((x) => x / length)
        along = centred.map((c) => dot(c, v))
        variances[found.length] = along.reduce((sum, a) => sum + a * a, 0)
        if (k < 299) v = covariance(v)
      }
      found.push(v)
    }
    const total = centred.reduce((sum, c) => sum + dot(c, c), 0)
    const results = frames.at(-1)!
    const shares = valuesOf(results)
    expect(relative(shares['explained principal-1']!, variances[0]! / total)).toBeLessThan(1e-4)
    expect(relative(shares['explained principal-2']!, variances[1]! / total)).toBeLessThan(1e-3)

    const points = only(results, 'points')
    const coordinates = [points.x, points.y] as const
    coordinates.forEach((given, which) => {
      const expected = deltas.map((delta) => dot(delta, found[which]!))
      // The sign of a direction is free.
      const sign = Math.sign(dot(expected, given))
      if (sign < 0) found[which] = found[which]!.map((x) => -x)
      expected.forEach((e, k) => {
        expect(Math.abs(sign * e - given[k]!)).toBeLessThan(1e-3 * norm(expected))
      })
    })
    expect([points.x[5], points.y[5]]).toEqual([0, 0])
    const field = only(results, 'field')
    net.putFirst(SIZE)
    for (const k of [0, 100, 250]) {
      const [a, b] = centre(field, k)
      net.move([a, found[0]!], [b, found[1]!])
      expect(relative(field.values[k]!, net.loss(CLEAN))).toBeLessThan(2e-3)
    }
  })

  test('top-eigenvalue and trace: the same products in float64', () => {
    net.putFirst(SIZE)
    const size = { examples: SIZE } as const
    const top = valuesOf(shownLast(spec, { kind: 'top-eigenvalue', ...size, iterations: 8 }))
    const stream = createStream(0, 'top-eigenvalue')
    let v: Float64Array = Float64Array.from(net.start, (_, k) => stream.normal(k))
    let value = 0
    for (let k = 0; k < 8; k++) {
      const length = norm(v)
      v = v.map((x) => x / length)
      const image = product(net, v, 0.01)
      value = dot(v, image)
      v = image
    }
    expect(relative(top['top-eigenvalue']!, value)).toBeLessThan(5e-3)

    const trace = valuesOf(shownLast(spec, { kind: 'hessian-trace', ...size, samples: 2 }))
    const draws = createStream(0, 'hessian-trace')
    const expected = [0, 1].map((sample) => {
      const signs = net.start.map((_, k) => (draws.uniform(k, sample)[0] < 0.5 ? -1 : 1))
      return dot(signs, product(net, signs, 0.01))
    })
    expect(relative(trace['hessian-trace']!, (expected[0]! + expected[1]!) / 2)).toBeLessThan(5e-3)
  })
})

test('path-landscape remembers every second, then every fourth frame of a long run, and always the last', () => {
  const { moons } = specs
  const lengthAfter = (steps: number) => {
    const spec = { ...moons!, training: { ...moons!.training, steps, measureEvery: 1 } }
    return only(shownLast(spec, 'path-landscape'), 'points').x.length
  }
  // 0, 4, 8 … 100; the last of the third is 101, which is no multiple of 4.
  expect([lengthAfter(31), lengthAfter(100), lengthAfter(101)]).toEqual([32, 26, 27])
})

test('the whole Hessian of the moons network, entry by entry, has this top eigenvalue and this trace', () => {
  const spec = specs.moons!
  const net = network64(spec)
  const { length } = net.start
  net.putFirst(64)
  const hessian = new Float64Array(length * length)
  for (let k = 0; k < length; k++)
    hessian.set(
      product(
        net,
        Float64Array.from({ length }, (_, i) => (i === k ? 1 : 0)),
        1e-5,
      ),
      k * length,
    )
  const symmetric = hessian.map((x, k) => (x + hessian[(k % length) * length + Math.floor(k / length)]!) / 2)
  const { values } = symmetricEigen(symmetric, length)
  const top = valuesOf(shownLast(spec, { kind: 'top-eigenvalue', iterations: 60 }))['top-eigenvalue']!
  expect(relative(top, values[0]!)).toBeLessThan(0.02)
  const trace = valuesOf(shownLast(spec, { kind: 'hessian-trace', samples: 100 }))['hessian-trace']!
  expect(
    relative(
      trace,
      values.reduce((a, b) => a + b),
    ),
  ).toBeLessThan(0.15)
})
