import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aroundOf, movedTo, placeOf, putBack, without } from '#demos/order.ts'

const printed = ['dense', 'batch-norm', 'relu', 'dropout']

describe('a layer', () => {
  test.each([
    ['relu', 0, ['relu', 'dense', 'batch-norm', 'dropout']],
    ['dense', 1, ['batch-norm', 'dense', 'relu', 'dropout']],
    ['dense', 9, ['batch-norm', 'relu', 'dropout', 'dense']],
    ['dense', -1, printed],
  ])('%s moved to %i', (layer, place, order) => {
    expect(movedTo(printed, layer, place)).toEqual(order)
  })

  test('put back stands behind the nearest that is printed before it', () => {
    expect(putBack(['relu', 'dense'], 'batch-norm', printed)).toEqual(['relu', 'dense', 'batch-norm'])
    expect(putBack(['relu'], 'dense', printed)).toEqual(['dense', 'relu'])
    expect(putBack([], 'dropout', printed)).toEqual(['dropout'])
  })

  test('however it is moved, taken out and put back, stands in the list once, and the others keep their order', () => {
    const move = fc.tuple(fc.constantFrom(...printed), fc.integer({ min: -2, max: 6 }))
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        let order: readonly string[] = printed
        for (const [layer, place] of moves) {
          const others = without(order, layer)
          if (!order.includes(layer)) order = putBack(order, layer, printed)
          else order = place === 6 ? others : movedTo(order, layer, place)
          expect(without(order, layer)).toEqual(others)
          expect(new Set(order).size).toBe(order.length)
        }
      }),
    )
  })

  const box = (left: number, top: number) => ({ left, top, right: left + 60, bottom: top + 20 })

  test.each([
    ['before the first', [0, 10], 0],
    ['past the first one’s centre', [40, 10], 1],
    ['above the row', [120, -50], 2],
    ['below the row', [200, 90], 3],
  ] as const)('that a pointer carries in a row %s', (_, pointer, place) => {
    expect(placeOf(pointer, [box(0, 0), box(70, 0), box(140, 0)], false)).toBe(place)
  })

  test.each([
    ['in the first', [40, 5], 1],
    ['behind the first', [200, 5], 2],
    ['in the second', [10, 35], 2],
    ['below all', [40, 90], 3],
  ] as const)('that a pointer carries in two rows %s', (_, pointer, place) => {
    expect(placeOf(pointer, [box(0, 0), box(70, 0), box(0, 30), box(70, 30)], false)).toBe(place)
  })

  test.each([
    [[300, -5], 0],
    [[0, 15], 1],
    [[0, 90], 2],
  ] as const)('that a pointer carries in a column, at %j', (pointer, place) => {
    expect(placeOf(pointer, [box(0, 0), box(0, 30)], true)).toBe(place)
  })

  test('that is alone has one place', () => {
    expect(placeOf([5, 5], [], false)).toBe(0)
  })
})

describe('around an order', () => {
  const model = [{ kind: 'noise' }, { repeat: 3, layers: [{ kind: 'dense' }] }, { kind: 'flatten' }, { kind: 'dense' }]

  test('stands the rest of the network', () => {
    expect(aroundOf({ model }, ['model', '1', 'layers'])).toEqual({
      before: ['noise'],
      times: 3,
      after: ['flatten', 'dense'],
    })
  })

  test('of the whole model stands nothing', () => {
    expect(aroundOf({ model }, ['model'])).toEqual({ before: [], times: 1, after: [] })
  })
})
