import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Mark, markAt, type Place, placeAfter, placeNear, type Walk } from '../../src/figures/inspect.ts'

const at = (x: number, y: number, size?: readonly [number, number]): Mark => ({
  x,
  y,
  ...(size && { size }),
  say: () => `${x} ${y}`,
})
const coordinate = fc.integer({ min: 0, max: 400 })
const walks: fc.Arbitrary<Walk[]> = fc.array(
  fc.array(fc.tuple(coordinate, coordinate), { maxLength: 6 }).map((row) => row.map(([x, y]) => at(x, y))),
  { minLength: 1, maxLength: 5 },
)
const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']

describe('the keyboard', () => {
  test('never leaves the figure, whatever is pressed, even while marks come and go', () => {
    fc.assert(
      fc.property(walks, walks, fc.array(fc.constantFrom(...KEYS), { maxLength: 30 }), (before, after, keys) => {
        let place: Place | null = null
        keys.forEach((key, k) => {
          const shown = k < keys.length / 2 ? before : after
          place = placeAfter(shown, place, key) ?? place
          if (place && shown.every((marks) => marks.length > 0)) expect(markAt(shown, place)).toBeDefined()
        })
      }),
    )
  })

  test('reaches every mark', () => {
    fc.assert(
      fc.property(walks, (all) => {
        const start = placeAfter(all, null, 'ArrowRight')
        const seen = new Map<string, Place>()
        const open = start ? [start] : []
        while (open.length > 0) {
          const place = open.pop()!
          const key = `${place.walk} ${place.mark}`
          if (seen.has(key)) continue
          seen.set(key, place)
          for (const pressed of KEYS) open.push(placeAfter(all, place, pressed)!)
        }
        expect(seen.size).toBe(all.flat().length)
      }),
    )
  })

  test('goes along a line, and to the nearest mark of the next', () => {
    const all = [[at(0, 0), at(50, 0), at(100, 0)], [], [at(10, 9), at(60, 9)]]
    expect(placeAfter(all, null, 'ArrowDown')).toEqual({ walk: 0, mark: 0 })
    expect(placeAfter(all, { walk: 0, mark: 1 }, 'ArrowRight')).toEqual({ walk: 0, mark: 2 })
    expect(placeAfter(all, { walk: 0, mark: 2 }, 'ArrowRight')).toEqual({ walk: 0, mark: 2 })
    expect(placeAfter(all, { walk: 0, mark: 1 }, 'ArrowDown')).toEqual({ walk: 2, mark: 1 })
    expect(placeAfter(all, { walk: 2, mark: 0 }, 'ArrowUp')).toEqual({ walk: 0, mark: 0 })
    expect(placeAfter(all, { walk: 2, mark: 0 }, 'End')).toEqual({ walk: 2, mark: 1 })
  })

  test('other keys, and figures without marks, are left alone', () => {
    expect(placeAfter([[at(0, 0)]], null, 'a')).toBeUndefined()
    expect(placeAfter([[at(0, 0)]], null, ' ')).toBeUndefined()
    expect(placeAfter([[], []], null, 'ArrowRight')).toBeUndefined()
  })
})

describe('the pointer', () => {
  test('reads the nearest mark', () => {
    fc.assert(
      fc.property(walks, coordinate, coordinate, (all, x, y) => {
        const place = placeNear(all, x, y)
        const away = (mark: Mark) => Math.hypot(mark.x - x, mark.y - y)
        const least = Math.min(...all.flat().map(away))
        expect(place ? away(markAt(all, place)!) : Number.POSITIVE_INFINITY).toBe(least)
      }),
    )
  })

  test('reads a point before the cell that it lies on, and the cell beside it', () => {
    const all = [[at(12, 12)], [at(10, 10, [20, 20]), at(30, 10, [20, 20])]]
    expect(placeNear(all, 10, 10)).toEqual({ walk: 0, mark: 0 })
    expect(placeNear(all, 2, 2)).toEqual({ walk: 1, mark: 0 })
    expect(placeNear(all, 25, 3)).toEqual({ walk: 1, mark: 1 })
  })
})
