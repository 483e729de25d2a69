import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutNames, LABEL_GAP, labelRoom, nameLines, placeLabels } from '../../src/figures/direct-labels.ts'
import { overlap, placeLabel } from '../../src/figures/place-label.ts'
import { spreadLabels } from '../../src/figures/spread-labels.ts'
import { breakText, fitText, textWidth } from '../../src/figures/text-width.ts'
import { contextOf, lossOf } from './sample.ts'

describe('labels along an axis', () => {
  const wishes = fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { minLength: 1, maxLength: 12 })

  test('stand at least 16 px apart, in order, inside', () => {
    fc.assert(
      fc.property(wishes, (wanted) => {
        const places = spreadLabels(wanted, 16, 0, 300)
        const order = wanted.map((_, k) => k).sort((a, b) => wanted[a]! - wanted[b]! || a - b)
        const sorted = order.map((k) => places[k]!)
        for (const place of places) {
          expect(place).toBeGreaterThanOrEqual(-1e-9)
          expect(place).toBeLessThanOrEqual(300 + 1e-9)
        }
        for (let k = 1; k < sorted.length; k++) expect(sorted[k]! - sorted[k - 1]!).toBeGreaterThanOrEqual(16 - 1e-9)
      }),
    )
  })

  test('stay where they want to be if there is room', () => {
    expect(spreadLabels([100, 20, 60], 16, 0, 300)).toEqual([100, 20, 60])
  })

  test('share the way when they collide', () => {
    expect(spreadLabels([100, 100], 16, 0, 300)).toEqual([92, 108])
    expect(spreadLabels([300, 300, 299], 16, 0, 300)).toEqual([284, 300, 268])
  })

  test('of several rows keep all of them apart and inside', () => {
    const labels = fc.array(fc.tuple(fc.double({ min: -50, max: 350, noNaN: true }), fc.constantFrom(1, 2)), {
      minLength: 1,
      maxLength: 9,
    })
    fc.assert(
      fc.property(labels, (wanted) => {
        const rows = wanted.map(([, count]) => count)
        const places = spreadLabels(
          wanted.map(([at]) => at),
          16,
          0,
          300,
          rows,
        )
        const lines = places.flatMap((at, k) => (rows[k] === 2 ? [at - 8, at + 8] : [at])).sort((a, b) => a - b)
        expect(lines[0]).toBeGreaterThanOrEqual(-1e-9)
        expect(lines.at(-1)).toBeLessThanOrEqual(300 + 1e-9)
        for (let k = 1; k < lines.length; k++) expect(lines[k]! - lines[k - 1]!).toBeGreaterThanOrEqual(16 - 1e-9)
      }),
    )
  })

  test('come closer than 16 px only where there is no room', () => {
    expect(spreadLabels([5, 5, 5], 16, 0, 20)).toEqual([0, 10, 20])
  })
})

test('a name tells the arm, and what differs between lines', () => {
  const lines = [lossOf('plain', 'train', [1]), lossOf('decayed', 'validation', [1])]
  expect(nameLines(lines, contextOf('plain', 'decayed'), false)).toEqual([
    { name: 'plain', detail: 'train' },
    { name: 'decayed', detail: 'validation' },
  ])
  expect(nameLines(lines, contextOf('plain', 'decayed'), true)[1]!.detail).toBe('validation-short')
  expect(nameLines([lines[0]!], contextOf('plain'), false)).toEqual([{ name: 'train', detail: '' }])
  const layers = ['dense-1', 'dense-2'].map((of) => ({
    arm: 'plain',
    result: { ...lines[0]!.result, name: 'norm', of },
  }))
  const withPenalty = [lines[0]!, { ...lines[0]!, result: { ...lines[0]!.result, name: 'penalty' } }]
  expect(nameLines(withPenalty, contextOf('plain', 'decayed'), false).map(({ detail }) => detail)).toEqual([
    'train',
    'penalty, train',
  ])
  expect(nameLines(layers, contextOf('plain', 'decayed'), false).map(({ detail }) => detail)).toEqual([
    'dense-1, train',
    'dense-2, train',
  ])
})

describe('a label that is too long', () => {
  const label = { name: 'penalised, sixty-four units', detail: 'train', value: '0.34', hue: '', strong: true, y: 10 }

  test('takes two rows, where there is room', () => {
    const [placed] = placeLabels([label], 200, [0, 100])
    expect(placed).toMatchObject({ name: label.name, detail: 'train', rows: 2 })
    expect([placed!.y, placed!.y + LABEL_GAP]).toEqual([2, 18])
    const [nameless] = placeLabels([{ ...label, detail: '' }], 150, [0, 100])
    expect(nameless).toMatchObject({ name: 'penalised, sixty-four', more: 'units', rows: 2 })
    expect(placeLabels([label], 300, [0, 100])[0]!.rows).toBe(1)
  })

  test('is cut, where there is none, and then fits', () => {
    const { margin, height } = labelRoom([label, label], label.value, 330)
    expect([margin, height]).toEqual([0.46 * 330, 3 * LABEL_GAP])
    const [placed] = placeLabels([label], margin, [0, 10])
    expect(placed!.name).toMatch(/^penalised.*…$/)
    expect(textWidth(`${placed!.name}, train 0.34`, 14, 600)).toBeLessThanOrEqual(margin)
    expect(placeLabels([{ ...label, detail: '' }], 60, [0, 10])[0]!.detail).toBe('')
  })
})

test('texts fit what they are cut or broken to', () => {
  expect(fitText('short', 100, 14)).toBe('short')
  expect(breakText('variance of the batch', 80, 14)).toEqual(['variance of', 'the batch'])
  expect(breakText('variance of the batch', 20, 14)).toEqual(['v…', 'of the batch'])
  expect(breakText('variance', 80, 14)).toEqual(['variance', ''])
})

describe('names in too little room', () => {
  const cut = (room: number, ...names: string[]) => [...cutNames(new Map(names.map((name) => [name, room]))).values()]

  test('lose their end', () => {
    expect(cut(70, 'plain', 'label smoothing')).toEqual(['plain', 'label sm…'])
    expect(cut(80, 'plain', 'plain, L2 penalty')).toEqual(['plain', 'plain, L2 p…'])
  })

  test('lose what they have in common with another at the beginning, where the end tells them apart', () => {
    expect(cut(80, 'batch norm', 'batch norm, shaken')).toEqual(['batch norm', '…shaken'])
    expect(cut(65, 'all five, mild', 'all five, strong')).toEqual(['…mild', '…strong'])
    expect(cut(95, 'sigmoid before ReLU', 'sigmoid behind ReLU')).toEqual(['…before ReLU', '…behind ReLU'])
  })

  test('keep the beginning, where without it two would be the same', () => {
    const names = ['64 units', '64 units, dropout', '8 units', '8 units, dropout']
    expect(cut(78, ...names)).toEqual(['64 units', '64 units, d…', '8 units', '8 units, dr…'])
  })
})

test('a name is cut one way in all labels of a chart', () => {
  const details = ['train', 'validation', '']
  const labels = details.map((detail, k) => ({
    name: 'early stopping',
    detail,
    value: '0.3',
    hue: '',
    strong: true,
    y: 20 * k,
  }))
  const placed = placeLabels(labels, 130, [0, 40])
  expect(new Set(placed.map(({ name }) => name)).size).toBe(1)
  expect(placed[0]!.name).toMatch(/…$/)
})

test('a label in a plane avoids other labels, lines and the border', () => {
  const window = { left: 0, top: 0, width: 200, height: 100 }
  const size = { width: 60, height: 16 }
  const free = placeLabel(size, [{ x: 100, y: 50 }], window, [], [])
  expect(free).toEqual({ left: 108, top: 42, ...size })
  const atBorder = placeLabel(size, [{ x: 180, y: 50 }], window, [], [])
  expect(atBorder.left + atBorder.width).toBeLessThanOrEqual(180)
  expect(overlap(placeLabel(size, [{ x: 100, y: 50 }], window, [free], []), free)).toBe(false)
  const crossed = [{ x: 120, y: 50 }]
  expect(placeLabel(size, [{ x: 100, y: 50 }], window, [], crossed).left).toBeLessThan(100)
  // The other drawing is above: there its label would be taken for the other's.
  const [own, others] = [[{ x: 100, y: 50 }], [{ x: 100, y: 20 }]]
  const above = [
    { x: 130, y: 50 },
    { x: 70, y: 50 },
    { x: 100, y: 66 },
  ]
  expect(placeLabel(size, own, window, [], above)).toEqual({ left: 70, top: 26, ...size })
  const clear = placeLabel(size, own, window, [], above, { own, others })
  expect(clear.left).not.toBe(70)
  expect(clear.pointsTo).toBeUndefined()
  // All about its own place the other's line is as near: a line has to say which is meant.
  const around = Array.from({ length: 41 }, (_, k) => ({ x: 5 * k, y: 50 }))
  expect(placeLabel(size, own, window, [], [], { own, others: around }).pointsTo).toEqual(own[0])
})
