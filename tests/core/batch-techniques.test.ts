/** What techniques do to a step's examples: the batch in place is compared with the data that it came from. */
import { describe, expect, test } from 'vitest'
import { createStream } from '#core/rng.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { mapOf, type Transform } from '#core/techniques/augmentation.ts'
import { boxAround } from '#core/techniques/cutmix.ts'
import { SpecError } from '#core/units.ts'
import { small } from './environments.ts'
import { type Learning, learning } from './learning.ts'

const digits = {
  ...small,
  data: { kind: 'digits', train: 40, validation: 20, test: 100 },
  model: [{ kind: 'dense', units: 10 }],
  training: { batchSize: 20, steps: 10, measureEvery: 10 },
} as const satisfies TrainingSpec
type Techniques = NonNullable<TrainingSpec['techniques']>
const withTechniques = (techniques: Techniques, spec: TrainingSpec = digits) => learning({ ...spec, techniques })

/** Inputs and targets of one example of the batch in place, and as they were put. */
const inputOf = ({ network, arena }: Learning, column: number) =>
  Array.from(
    { length: network.input.features },
    (_, f) => arena[network.input.value.offset + f * network.capacity + column]!,
  )
const targetOf = ({ network, arena }: Learning, column: number) =>
  Array.from(
    { length: network.logits.features },
    (_, k) => arena[network.targets.offset + k * network.capacity + column]!,
  )
const putOf = ({ splits: { train }, indices, network }: Learning, column: number) => [
  ...train.inputs.slice(indices[column]! * network.input.features, (indices[column]! + 1) * network.input.features),
]
const labelOf = ({ splits: { train }, indices }: Learning, column: number) => train.labels[indices[column]!]!
const columnsOf = (learner: Learning) => Array.from({ length: learner.count }, (_, b) => b)
const oneHot = (label: number) => Array.from({ length: 10 }, (_, k) => Number(k === label))
const BACKGROUND = Math.fround(-0.3053 / 0.376)

function expectClose(values: readonly number[], expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length)
  for (const [k, value] of values.entries()) expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-6)
}

describe('mixup', () => {
  const partnerOf = (learner: Learning, step: number) =>
    createStream(0, 'mixup/partner').permutation(learner.count, step)
  /** κ of an example from what stands in place, where example and partner differ. */
  function kappaOf(learner: Learning, column: number, partner: number): number {
    const [own, other, mixed] = [putOf(learner, column), putOf(learner, partner), inputOf(learner, column)]
    const f = own.findIndex((value, k) => Math.abs(value - other[k]!) > 0.5)
    return f < 0 ? NaN : (mixed[f]! - other[f]!) / (own[f]! - other[f]!)
  }

  test.each(['batch', 'example'] as const)('per %s mixes inputs and labels with one κ', (per) => {
    const learner = withTechniques({ mixup: { alpha: 1, per } })
    learner.next()
    const partners = partnerOf(learner, 1)
    const kappas = columnsOf(learner).map((b) => kappaOf(learner, b, partners[b]!))
    for (const b of columnsOf(learner)) {
      const kappa = kappas[b]!
      if (Number.isNaN(kappa)) continue
      const mix = (own: readonly number[], other: readonly number[]) =>
        own.map((x, k) => kappa * x + (1 - kappa) * other[k]!)
      expectClose(inputOf(learner, b), mix(putOf(learner, b), putOf(learner, partners[b]!)))
      expectClose(targetOf(learner, b), mix(oneHot(labelOf(learner, b)), oneHot(labelOf(learner, partners[b]!))))
    }
    const seen = kappas.filter((kappa) => !Number.isNaN(kappa)).map((kappa) => Math.round(kappa * 1e4))
    expect(seen.length).toBeGreaterThan(10)
    if (per === 'batch') expect(Math.max(...seen) - Math.min(...seen)).toBeLessThanOrEqual(1)
    else expect(new Set(seen).size).toBeGreaterThan(10)
  })

  test('with the dominant label mixes the inputs alike and gives the label of the larger part', () => {
    const soft = withTechniques({ mixup: { alpha: 1, per: 'example' } })
    const dominant = withTechniques({ mixup: { alpha: 1, per: 'example', label: 'dominant' } })
    soft.next()
    dominant.next()
    const partners = partnerOf(soft, 1)
    for (const b of columnsOf(soft)) {
      expect(inputOf(dominant, b)).toEqual(inputOf(soft, b))
      const kappa = kappaOf(soft, b, partners[b]!)
      if (!Number.isNaN(kappa))
        expect(targetOf(dominant, b)).toEqual(oneHot(labelOf(soft, kappa >= 0.5 ? b : partners[b]!)))
    }
  })
})

describe('cutout', () => {
  test('hides a square of its side, wholly inside, in each image, and keeps the label', () => {
    const learner = withTechniques({ cutout: { side: 3 } })
    learner.next()
    const places = new Set<number>()
    for (const b of columnsOf(learner)) {
      const [image, original] = [inputOf(learner, b), putOf(learner, b)]
      const covers = (top: number, left: number) =>
        image.every((value, p) => {
          const inside = Math.floor(p / 8) >= top && Math.floor(p / 8) < top + 3 && p % 8 >= left && p % 8 < left + 3
          return value === (inside ? BACKGROUND : original[p])
        })
      const place = Array.from({ length: 36 }, (_, k) => k).find((k) => covers(Math.floor(k / 6), k % 6))
      expect(place).toBeDefined()
      places.add(place!)
      expect(targetOf(learner, b)).toEqual(oneHot(labelOf(learner, b)))
    }
    expect(places.size).toBeGreaterThan(5)
  })

  test('of a side that exceeds the image hides all of it', () => {
    const learner = withTechniques({ cutout: { side: 32 } })
    learner.next()
    for (const b of columnsOf(learner)) expect(new Set(inputOf(learner, b))).toEqual(new Set([BACKGROUND]))
  })
})

describe('cutmix', () => {
  test('a box of κ = 0.75 on 8 × 8 has side 4; around (1, 1) it is cut off to 3 × 3, and the weight is 0.859375', () => {
    expect(boxAround(0.75, [1, 1], [8, 8])).toEqual({ top: 0, bottom: 3, left: 0, right: 3, share: 0.859375 })
    expect(boxAround(0.75, [4, 4], [8, 8])).toEqual({ top: 2, bottom: 6, left: 2, right: 6, share: 0.75 })
    expect(boxAround(0, [4, 4], [8, 8])).toEqual({ top: 0, bottom: 8, left: 0, right: 8, share: 0 })
    expect(boxAround(1, [4, 4], [8, 8]).share).toBe(1)
  })

  test('pastes a box of the partner and mixes the labels by its true area', () => {
    const learner = withTechniques({ cutmix: {} })
    learner.next()
    const partners = createStream(0, 'cutmix/partner').permutation(learner.count, 1)
    let pasted = 0
    for (const b of columnsOf(learner)) {
      const [image, own, other] = [inputOf(learner, b), putOf(learner, b), putOf(learner, partners[b]!)]
      const [kappa] = createStream(0, 'cutmix/share').uniform(b, 1)
      const [u, v] = createStream(0, 'cutmix/place').uniform(b, 1)
      const box = boxAround(kappa, [Math.floor(8 * u), Math.floor(8 * v)], [8, 8])
      const inside = (p: number) =>
        Math.floor(p / 8) >= box.top && Math.floor(p / 8) < box.bottom && p % 8 >= box.left && p % 8 < box.right
      expect(image).toEqual(own.map((value, p) => (inside(p) ? other[p] : value)))
      pasted += own.filter((_, p) => inside(p)).length
      const label = oneHot(labelOf(learner, b)).map(
        (x, k) => box.share * x + (1 - box.share) * oneHot(labelOf(learner, partners[b]!))[k]!,
      )
      expectClose(targetOf(learner, b), label)
    }
    expect(pasted).toBeGreaterThan(0)
  })
})

describe('augmentation', () => {
  const nothing: Transform = {
    horizontalFlip: false,
    verticalFlip: false,
    halfTurn: false,
    quarterTurn: 0,
    rotation: 0,
    shift: [0, 0],
  }
  /** A square image after a transform, by the map alone, at whole pixels; outside is null. */
  const moved = (transform: Partial<Transform>, image: readonly (readonly string[])[]) => {
    const [a, b, c, d, e, f] = mapOf({ ...nothing, ...transform }, image.length, image[0]!.length)
    return image.map((row, i) =>
      row.map((_, j) => image[Math.round(d! * j + e! * i + f!)]?.[Math.round(a! * j + b! * i + c!)] ?? '.').join(''),
    )
  }
  const letters = ['abc', 'def', 'ghi'].map((row) => [...row])

  test.each([
    [{}, ['abc', 'def', 'ghi']],
    [{ horizontalFlip: true }, ['cba', 'fed', 'ihg']],
    [{ verticalFlip: true }, ['ghi', 'def', 'abc']],
    [{ halfTurn: true }, ['ihg', 'fed', 'cba']],
    [{ halfTurn: true, horizontalFlip: true }, ['ghi', 'def', 'abc']],
    [{ quarterTurn: 1 }, ['gda', 'heb', 'ifc']],
    [{ quarterTurn: -1 }, ['cfi', 'beh', 'adg']],
    [{ rotation: 90 }, ['gda', 'heb', 'ifc']],
    [{ rotation: -90 }, ['cfi', 'beh', 'adg']],
    [{ rotation: 180 }, ['ihg', 'fed', 'cba']],
    [{ shift: [1, 0] }, ['.ab', '.de', '.gh']],
    [{ shift: [0, -1] }, ['def', 'ghi', '...']],
    [{ horizontalFlip: true, shift: [1, 0] }, ['.cb', '.fe', '.ih']],
    [{ horizontalFlip: true, quarterTurn: 1 }, ['ifc', 'heb', 'gda']],
  ] as const)('%o', (transform, expected) => {
    expect(moved(transform as Partial<Transform>, letters)).toEqual(expected)
  })

  test.each([
    ['horizontalFlip', (p: number) => 8 * Math.floor(p / 8) + 7 - (p % 8)],
    ['verticalFlip', (p: number) => 8 * (7 - Math.floor(p / 8)) + (p % 8)],
    ['halfTurn', (p: number) => 63 - p],
  ] as const)('%s of every image is exact, and keeps the label', (name, from) => {
    const learner = withTechniques({ augmentation: { [name]: 1 } })
    learner.next()
    for (const b of columnsOf(learner)) {
      const original = putOf(learner, b)
      expect(inputOf(learner, b)).toEqual(original.map((_, p) => original[from(p)]))
      expect(targetOf(learner, b)).toEqual(oneHot(labelOf(learner, b)))
    }
  })

  test('a quarter turn of every image goes either way, and is exact', () => {
    const learner = withTechniques({ augmentation: { quarterTurn: 1 } })
    learner.next()
    const ways = columnsOf(learner).map((b) => {
      const [image, original] = [inputOf(learner, b), putOf(learner, b)]
      const clockwise = image.every((value, p) => value === original[8 * (7 - (p % 8)) + Math.floor(p / 8)])
      const other = image.every((value, p) => value === original[8 * (p % 8) + 7 - Math.floor(p / 8)])
      expect(clockwise || other).toBe(true)
      return clockwise
    })
    expect(new Set(ways).size).toBe(2)
  })

  test('a probability of ½ flips about half of the images', () => {
    const learner = withTechniques({ augmentation: { horizontalFlip: 0.5 } })
    let flipped = 0
    for (let step = 0; step < 10; step++) {
      learner.next()
      for (const b of columnsOf(learner))
        if (inputOf(learner, b).some((value, p) => value !== putOf(learner, b)[p])) flipped++
    }
    // Of 200; the standard deviation is 7.
    expect(Math.abs(flipped - 100)).toBeLessThan(28)
  })

  test('a shift by up to half a pixel mixes neighbours and lets background in at the edge', () => {
    const learner = withTechniques({ augmentation: { shift: 0.5 } })
    learner.next()
    const shifts = createStream(0, 'augmentation/shift')
    for (const b of columnsOf(learner)) {
      const [dx, dy] = shifts.uniform(b, 1).map((u) => 0.5 * (2 * u - 1)) as [number, number]
      const original = putOf(learner, b)
      const at = (i: number, j: number) => (i < 0 || i > 7 || j < 0 || j > 7 ? BACKGROUND : original[8 * i + j]!)
      const expected = original.map((_, p) => {
        const [i, j] = [Math.floor(p / 8) - dy, (p % 8) - dx]
        const [top, left] = [Math.floor(i), Math.floor(j)]
        const [v, u] = [i - top, j - left]
        return (
          (1 - v) * ((1 - u) * at(top, left) + u * at(top, left + 1)) +
          v * ((1 - u) * at(top + 1, left) + u * at(top + 1, left + 1))
        )
      })
      for (const [p, value] of inputOf(learner, b).entries()) expect(Math.abs(value - expected[p]!)).toBeLessThan(2e-5)
    }
  })
})

test('input noise has its standard deviation and is fresh at each step', () => {
  const learner = withTechniques({ 'input-noise': { deviation: 0.5 } })
  const noise = () => {
    learner.next()
    return columnsOf(learner).flatMap((b) => inputOf(learner, b).map((value, f) => value - putOf(learner, b)[f]!))
  }
  const [first, second] = [noise(), noise()]
  for (const values of [first, second]) {
    const mean = values.reduce((a, b) => a + b) / values.length
    const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length)
    expect(Math.abs(mean)).toBeLessThan((4 * 0.5) / Math.sqrt(values.length))
    expect(Math.abs(deviation - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(2 * values.length))
  }
  expect(second.slice(0, 10)).not.toEqual(first.slice(0, 10))
})

test('label smoothing of one output counts two classes', () => {
  const spec = {
    ...small,
    model: [{ kind: 'dense', units: 1 }],
    loss: { kind: 'binary-cross-entropy' },
  } as const satisfies TrainingSpec
  const learner = withTechniques({ 'label-smoothing': { strength: 0.2 } }, spec)
  learner.next()
  for (const b of columnsOf(learner)) expectClose(targetOf(learner, b), [labelOf(learner, b) === 1 ? 0.9 : 0.1])
})

test.each(['augmentation', 'cutout', 'cutmix'] as const)(
  '%s works on images that a dense layer takes, not on points',
  (id) => {
    const { network } = withTechniques({ [id]: {} })
    expect(network.input.shape).toEqual([64])
    expect(network.image?.shape).toEqual([1, 8, 8])
    expect(() => withTechniques({ [id]: {} }, small)).toThrow(SpecError)
  },
)

test('label smoothing refuses numbers in a sentence', () => {
  const spec = {
    ...small,
    data: { kind: 'sine' },
    model: [{ kind: 'dense', units: 1 }],
    loss: { kind: 'squared' },
  } as const satisfies TrainingSpec
  expect(() => withTechniques({ 'label-smoothing': {} }, spec)).toThrow(
    '“label-smoothing” smooths classes, but these data have numbers: leave it out.',
  )
})
