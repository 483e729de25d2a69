/** Errors per class, confusion and calibration against float64 loops over the network of `probed.ts`. */
import { describe, expect, test } from 'vitest'
import type { TrainingSpec } from '#core/spec.ts'
import { network64, only, shownLast, specs, valuesOf } from './probed.ts'

const { moons } = specs
const hidden = moons!.model.slice(0, -1)
const oneLogit: TrainingSpec = {
  ...moons!,
  loss: { kind: 'binary-cross-entropy' },
  model: [...hidden, { kind: 'dense', units: 1 }],
}

describe.each([...Object.entries(specs), ['one logit', oneLogit] as const])('%s', (_, spec) => {
  const net = network64(spec)
  const { validation } = net.splits
  const classes = Math.max(2, net.network.logits.features)
  const logits = Array.from({ length: validation.count }, (_, row) => {
    const { features } = net.network.input
    const z = net.outputs(validation.inputs.subarray(row * features, (row + 1) * features))
    return z.length === 1 ? [0, ...z] : z
  })
  const softmax = (z: readonly number[], temperature = 1) => {
    const shares = z.map((x) => Math.exp((x - Math.max(...z)) / temperature))
    return shares.map((share) => share / shares.reduce((a, b) => a + b))
  }
  const predicted = logits.map((z) => z.indexOf(Math.max(...z)))
  const labels = [...validation.labels]

  test('class-error: as bars and as numbers', () => {
    const expected = Array.from({ length: classes }, (_, k) => {
      const ofClass = labels.flatMap((label, row) => (label === k ? [predicted[row]] : []))
      return ofClass.filter((given) => given !== k).length / ofClass.length
    })
    const table = only(shownLast(spec, 'class-error'), 'table')
    expect([...table.values]).toEqual(expected)
    const numbers = valuesOf(shownLast(spec, { kind: 'class-error', form: 'numbers' }))
    expect(numbers).toEqual(Object.fromEntries(expected.map((value, k) => [`class-error class-${k}`, value])))
    expect(new Set(expected).size).toBeGreaterThan(1)
  })

  test('confusion: each example once, in the row of its class', () => {
    const { values, rows, columns } = only(shownLast(spec, 'confusion'), 'table')
    expect([rows.length, columns.length]).toEqual([classes, classes])
    const expected = rows.flatMap((_, label) =>
      columns.map((_, given) => labels.filter((one, row) => one === label && predicted[row] === given).length),
    )
    expect([...values]).toEqual(expected)
    expect(expected.reduce((a, b) => a + b)).toBe(validation.count)
  })

  test('calibration: error and reliability over 15 bins', () => {
    const results = shownLast(spec, 'calibration')
    const sure = logits.map((z) => Math.max(...softmax(z)))
    const bins = Array.from({ length: 15 }, (_, bin) =>
      sure.flatMap((p, row) => (p >= bin / 15 && (p < (bin + 1) / 15 || bin === 14) ? [row] : [])),
    )
    const filled = bins.filter((rows) => rows.length > 0)
    const mean = (rows: readonly number[], of: (row: number) => number) =>
      rows.reduce((sum, row) => sum + of(row), 0) / rows.length
    const right = (row: number) => (predicted[row] === labels[row] ? 1 : 0)
    const confidence = filled.map((rows) => mean(rows, (row) => sure[row]!))
    const share = filled.map((rows) => mean(rows, right))
    const error = filled.reduce(
      (sum, rows, k) => sum + (rows.length / labels.length) * Math.abs(share[k]! - confidence[k]!),
      0,
    )
    const reliability = results.find(({ name }) => name === 'reliability')!
    if (reliability.shape !== 'series') throw new Error(reliability.shape)
    expect([...reliability.y]).toEqual(share)
    reliability.x.forEach((x, k) => {
      expect(x).toBeCloseTo(confidence[k]!, 5)
    })
    const numbers = valuesOf(results)
    expect(numbers['calibration-error']).toBeCloseTo(error, 5)
    expect(error).toBeGreaterThan(0.01)
    expect(numbers['mean-confidence']).toBeCloseTo(
      mean([...sure.keys()], (row) => sure[row]!),
      5,
    )
    const gap = mean([...labels.keys()], (row) => {
      const others = logits[row]!.filter((_, k) => k !== labels[row])
      return logits[row]![labels[row]!]! - Math.max(...others)
    })
    expect(numbers['logit-gap']).toBeCloseTo(gap, 4)
    expect([...only(results, 'histogram').counts]).toEqual(bins.map((rows) => rows.length))
  })

  test('calibration: after scaling, each half has the temperature that is best on the other', () => {
    const rows = [...labels.keys()]
    const bestOn = (half: number) => {
      const lossAt = (temperature: number) =>
        rows
          .filter((row) => row % 2 === half)
          .reduce((sum, row) => sum - Math.log(softmax(logits[row]!, temperature)[labels[row]!]!), 0)
      // By golden section: the loss has one minimum in the inverse.
      let [low, high] = [Math.log(1 / 8), Math.log(8)]
      for (let k = 0; k < 60; k++) {
        const [a, b] = [low + (high - low) / 3, high - (high - low) / 3]
        if (lossAt(Math.exp(a)) < lossAt(Math.exp(b))) high = b
        else low = a
      }
      return Math.exp(low)
    }
    const temperatures = [bestOn(1), bestOn(0)]
    const sums = new Float64Array(15)
    for (const row of rows) {
      const sure = Math.max(...softmax(logits[row]!, temperatures[row % 2]!))
      const right = predicted[row] === labels[row] ? 1 : 0
      sums[Math.min(14, Math.floor(sure * 15))]! += right - sure
    }
    const error = sums.reduce((sum, of) => sum + Math.abs(of), 0) / rows.length
    const numbers = valuesOf(shownLast(spec, 'calibration'))
    expect(numbers['scaled-calibration-error']).toBeCloseTo(error, 4)
    expect(numbers['scaled-calibration-error']).not.toBe(numbers['calibration-error'])
  })

  test('calibration: no temperature near the one found gives a lower loss', () => {
    const found = valuesOf(shownLast(spec, 'calibration')).temperature!
    const lossAt = (temperature: number) =>
      logits.reduce((sum, z, row) => sum - Math.log(softmax(z, temperature)[labels[row]!]!), 0)
    for (const factor of [0.5, 0.99, 0.999, 1.001, 1.01, 2])
      expect(lossAt(found * factor)).toBeGreaterThan(lossAt(found))
    expect(found).toBeGreaterThan(1 / 8)
    expect(Math.abs(found - 1)).toBeGreaterThan(0.01)
  })
})

test.each(['class-error', 'confusion', 'calibration'])('%s looks at the training examples when asked', (kind) => {
  const spec = { ...specs.moons!, training: { ...specs.moons!.training, steps: 6 } }
  const [result] = shownLast(spec, { kind, split: 'train' })
  expect(result!.split).toBe('train')
  expect(result).not.toEqual({ ...shownLast(spec, kind)[0], split: 'train' })
})

test('classes learned as numbers have errors, but no probabilities to calibrate', () => {
  const spec: TrainingSpec = { ...moons!, loss: { kind: 'squared' } }
  const { values } = only(shownLast(spec, 'confusion'), 'table')
  const [, validation] = shownLast(spec, 'error')
  if (validation?.shape !== 'number') throw new Error(validation?.shape)
  expect(validation.quantity).toEqual({ id: 'error', unit: 'percent' })
  expect((values[1]! + values[2]!) / 40).toBeCloseTo(validation.value, 12)
  expect(() => shownLast(spec, 'calibration')).toThrow('“calibration” needs a loss that gives probabilities')
})

test('refuse numbers', () => {
  const spec: TrainingSpec = { ...moons!, data: { kind: 'sine' }, model: [...hidden, { kind: 'dense', units: 1 }] }
  for (const kind of ['class-error', 'confusion', 'calibration'])
    expect(() => shownLast(spec, kind)).toThrow(`The probe “${kind}” needs data with classes.`)
})
