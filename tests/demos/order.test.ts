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

  test('that a pointer carries stands between those whose centres are before and behind it', () => {
    expect([0, 40, 160].map((pointer) => placeOf(pointer, [30, 90, 150]))).toEqual([0, 1, 3])
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
