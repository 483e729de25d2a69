/** Histograms, moments and drifts of weights, activations and gradients against the float64 network of `probed.ts`. */
import { describe, expect, test } from 'vitest'
import { INFERENCE, TRAINING } from '#core/program.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { deviationOf, meanOf, network64, only, part, shown, shownLast, specs, valuesOf } from './probed.ts'

const SIZE = 20
const close = (value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThan(2e-4 * Math.abs(expected) + 2e-6)

describe.each(Object.entries(specs))('%s', (_, spec) => {
  const net = network64(spec)
  /** Values of each layer by plain loops. */
  const expected = (of: string, mode: string): { [layer: string]: number[] } => {
    if (of === 'activations') {
      net.putFirst(SIZE)
      if (mode === 'training') net.run('draw', TRAINING)
      net.run('forward', mode === 'training' ? TRAINING : INFERENCE)
      const outputs = net.network.layers.filter(({ layer }) => layer.kind !== 'flatten')
      return Object.fromEntries(outputs.map(({ name }) => [name, net.output(name).flat()]))
    }
    net.putStep()
    const all = of === 'weights' ? net.start : net.gradient(TRAINING)
    return Object.fromEntries(net.weights.map(({ layer, at }) => [layer, [...part(all, at)]]))
  }
  const cases = [
    ['weights', 'inference', 'weight'],
    ['activations', 'inference', 'activation'],
    ['activations', 'training', 'activation'],
    ['gradients', 'inference', 'gradient'],
  ] as const

  test.each(cases)('moments of %s, in %s', (of, mode, name) => {
    const numbers = valuesOf(shownLast(spec, { kind: 'moments', of, mode, examples: SIZE }))
    const layers = Object.entries(expected(of, mode))
    expect(Object.keys(numbers)).toHaveLength(2 * layers.length)
    for (const [layer, values] of layers) {
      close(numbers[`${name}-deviation ${layer}`]!, deviationOf(values))
      expect(Math.abs(numbers[`${name}-mean ${layer}`]! - meanOf(values))).toBeLessThan(2e-5 * deviationOf(values))
    }
  })

  test.each(cases)('histogram of %s, in %s', (of, mode) => {
    const limit = of === 'gradients' ? 0.02 : 1
    const results = shownLast(spec, { kind: 'histogram', of, mode, limit, examples: SIZE })
    const layers = Object.entries(expected(of, mode))
    expect(results.map((result) => result.of)).toEqual(layers.map(([layer]) => layer))
    results.forEach((result, k) => {
      if (result.shape !== 'histogram') throw new Error(result.shape)
      const values = layers[k]![1]
      const counted = [...result.counts].map((_, bin) => {
        const low = bin === 0 ? -Infinity : result.edges[bin]!
        const high = bin === result.counts.length - 1 ? Infinity : result.edges[bin + 1]!
        return values.filter((x) => x >= low && x < high).length
      })
      // In float32 a value may lie on the other side of an edge.
      const moved = counted.reduce((sum, count, bin) => sum + Math.abs(count - result.counts[bin]!), 0)
      expect(moved).toBeLessThan(4)
      expect([...result.counts].reduce((a, b) => a + b)).toBe(values.length)
    })
  })

  test('nonzero-weights: those that a proximal L1 penalty has not made exactly zero', () => {
    const sparse: TrainingSpec = { ...spec, arms: { only: { techniques: { l1: { strength: 0.1 } } } } }
    const { start, weights } = network64(sparse)
    const counts = weights.map(({ at }) => part(start, at).filter((w) => w !== 0).length)
    const named = weights.map(({ layer }, k) => [`nonzero-weights ${layer}`, counts[k]])
    expect(valuesOf(shownLast(sparse, 'nonzero-weights'))).toEqual(Object.fromEntries(named))
    const together = counts.reduce((a, b) => a + b)
    expect(valuesOf(shownLast(sparse, { kind: 'nonzero-weights', layers: 'together' }))).toEqual({
      'nonzero-weights': together,
    })
    const share = together / weights.reduce((sum, { at }) => sum + at.length, 0)
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.9)
  })

  test('mean-drift: unit by unit since the frame before, over the mean deviation', () => {
    const frames = shown(spec, { kind: 'mean-drift', examples: SIZE })
    expect(new Set(Object.values(valuesOf(frames[0]!)))).toEqual(new Set([0]))
    const momentsAfter = (steps: number) => {
      const then = network64(spec, steps)
      then.putFirst(SIZE)
      then.run('draw', TRAINING)
      then.run('forward', TRAINING)
      return (layer: string, area: number) => {
        const features = then.output(layer)
        const units = Array.from({ length: features.length / area }, (_, unit) =>
          features.slice(unit * area, (unit + 1) * area).flat(),
        )
        return { means: units.map(meanOf), deviations: units.map(deviationOf) }
      }
    }
    const [before, now] = [momentsAfter(24), momentsAfter(30)]
    const numbers = valuesOf(frames.at(-1)!)
    for (const { name, output } of net.network.layers) {
      if (numbers[`mean-drift ${name}`] === undefined) continue
      const area = output.features / output.shape[0]!
      const [a, b] = [before(name, area), now(name, area)]
      const drift = (what: 'means' | 'deviations') =>
        meanOf(b[what].map((x, unit) => Math.abs(x - a[what][unit]!))) / meanOf(b.deviations)
      close(numbers[`mean-drift ${name}`]!, drift('means'))
      close(numbers[`deviation-drift ${name}`]!, drift('deviations'))
      expect(drift('deviations')).toBeGreaterThan(0)
    }
  })
})

test('one layer alone', () => {
  const all = shownLast(specs.digits!, 'mean-drift')
  const alone = shownLast(specs.digits!, { kind: 'mean-drift', layer: 'relu-1' })
  expect(alone).toEqual(all.filter(({ of }) => of === 'relu-1'))
  expect(alone).toHaveLength(2)
  for (const kind of ['moments', 'histogram', 'mean-drift'])
    expect(() => shownLast(specs.digits!, { kind, layer: 'relu-2' })).toThrow(
      'A probe asks for the layer “relu-2”, but may look at dense-1, relu-1, dense-2.',
    )
})

test('a histogram is told apart by its layer and its values', () => {
  const { of, name } = only(shownLast(specs.moons!, { kind: 'histogram', layer: 'relu-1' }), 'histogram')
  expect([of, name]).toEqual(['relu-1', 'activations'])
})
