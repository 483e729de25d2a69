import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelMargin, nameLines, placeLabels } from '../../src/figures/direct-labels.ts'
import { overlap, placeLabel } from '../../src/figures/place-label.ts'
import { spreadLabels } from '../../src/figures/spread-labels.ts'
import { fitText, textWidth } from '../../src/figures/text-width.ts'
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

test('a label that is too long is cut, and then fits', () => {
  const label = { name: 'penalised, sixty-four units', detail: 'train', value: '0.34', hue: '', strong: true, y: 10 }
  const margin = labelMargin([label], label.value, 150)
  expect(margin).toBe(150)
  const [placed] = placeLabels([label], margin, [0, 100])
  expect(placed!.name).toMatch(/^penalised.*…$/)
  expect(textWidth(`${placed!.name}, train 0.34`, 14, 600)).toBeLessThanOrEqual(margin)
  expect(fitText('short', 100, 14)).toBe('short')
  expect(placeLabels([{ ...label, detail: '' }], 60, [0, 100])[0]!.detail).toBe('')
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
  const placed = placeLabels(labels, 130, [0, 100])
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
})
