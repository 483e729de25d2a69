/** A drawing becomes an image like those of the data set, wherever and however large it was drawn. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imageOfDrawing, placeAsData } from '#demos/draw-digit/as-data.ts'
import { blocksOf, boxOf, centreOf, countBlocks, inkOf, POINTS } from '#demos/draw-digit/bitmap.ts'
import { type Point, rasterise, type Stroke } from '#demos/draw-digit/drawing.ts'
import { measureDigits } from '#demos/draw-digit/statistics.ts'

const images = new Uint8Array(readFileSync(new URL('../../../src/core/data/digits/images.u8', import.meta.url)))
const digits = Array.from({ length: images.length / 64 }, (_, k) => images.subarray(64 * k, 64 * (k + 1)))
const statistics = measureDigits(images)

const within = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true })
const point = fc.tuple(within(0.1, 0.9), within(0.1, 0.9))
/** As tall as half of the square at least, so that it is more than a dot. */
const drawing = fc.array(fc.array(point, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 3 })
const tall = drawing.filter((strokes) => {
  const rows = strokes.flat().map(([, y]) => y)
  return Math.max(...rows) - Math.min(...rows) > 0.4
})
const moved = (strokes: readonly Stroke[], move: (point: Point) => Point) => strokes.map((stroke) => stroke.map(move))

describe('the data set', () => {
  test('has digits as high as the scan, of nearly equal width and ink', () => {
    expect(statistics.height).toBeGreaterThan(31)
    expect(statistics.height).toBeLessThanOrEqual(POINTS)
    expect(statistics.width[0]).toBeGreaterThan(12)
    expect(statistics.width[1]).toBeLessThan(28)
    expect(statistics.centre).toBeCloseTo(POINTS / 2, 0)
    expect(statistics.ink).toBeCloseTo(images.reduce((sum, count) => sum + count, 0) / digits.length, 10)
  })

  test('comes back from blocks of points as itself, every digit', () => {
    for (const digit of digits) expect(countBlocks(blocksOf(digit))).toEqual(digit)
  })

  test('hardly changes where it is cropped, scaled and centred as a drawing is', () => {
    const changes = digits.map((digit) => {
      const placed = countBlocks(placeAsData(blocksOf(digit), statistics))
      return digit.reduce((sum, count, k) => sum + Math.abs(count - placed[k]!), 0) / 64
    })
    const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length
    // Two digits of one class differ by 3 counts a pixel and more.
    expect(mean).toBeLessThan(1.2)
  })
})

describe('any counts', () => {
  test('come back from blocks of points as themselves', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64, max: 16 }), (counts) => {
        expect(countBlocks(blocksOf(counts))).toEqual(counts)
      }),
    )
  })
})

describe('a drawing', () => {
  test('in ink is as wide as its pen at a single point', () => {
    const dot = boxOf(rasterise([[[0.5, 0.5]]], 0.1, 100))
    expect(dot).toEqual({ left: 40, right: 60, top: 40, bottom: 60 })
  })

  test('has the height, the width and the centre of a digit once it is placed', () => {
    fc.assert(
      fc.property(tall, within(0.02, 0.06), (strokes, radius) => {
        const placed = placeAsData(rasterise(strokes, radius, 160), statistics)
        const box = boxOf(placed)!
        // Scaling takes the nearest point: an edge may lose one, and the centre may move by more than one.
        expect(box.bottom - box.top).toBeGreaterThanOrEqual(statistics.height - 2)
        expect(box.right - box.left).toBeLessThanOrEqual(statistics.width[1] + 1)
        if (box.left > 0 && box.right < POINTS) expect(Math.abs(centreOf(placed) - statistics.centre)).toBeLessThan(2)
      }),
      { numRuns: 300 },
    )
  })

  test('gives nearly the same image where it is moved or made smaller', () => {
    fc.assert(
      fc.property(tall, within(0.5, 1), within(0, 1), within(0, 1), (strokes, size, x, y) => {
        const other = moved(strokes, ([a, b]) => [a * size + x * (1 - size), b * size + y * (1 - size)])
        const [image, again] = [imageOfDrawing(strokes, statistics), imageOfDrawing(other, statistics)]
        const change = image.reduce((sum, count, k) => sum + Math.abs(count - again[k]!), 0) / 64
        expect(change).toBeLessThan(1.5)
      }),
      { numRuns: 20 },
    )
  })

  test('has the ink of a digit', () => {
    const seven: Stroke = [
      [0.3, 0.2],
      [0.7, 0.2],
      [0.45, 0.8],
    ]
    const ink = imageOfDrawing([seven], statistics).reduce((sum, count) => sum + count, 0)
    expect(Math.abs(ink - statistics.ink)).toBeLessThan(30)
    expect(inkOf(blocksOf(imageOfDrawing([seven], statistics)))).toBe(ink)
  })

  test('of nothing is an empty image', () => {
    expect(imageOfDrawing([], statistics)).toEqual(new Uint8Array(64))
  })
})
