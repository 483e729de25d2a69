/** What the digits of the data set look like as bitmaps: how large, where, how much ink. */
import { blocksOf, boxOf, centreOf, inkOf, PIXELS } from './bitmap.ts'

/** In points of a bitmap of 32 × 32. */
export interface DigitStatistics {
  /** Mean height of the box around a digit. */
  readonly height: number
  /** Width of the box: nine digits in ten lie between these. */
  readonly width: readonly [number, number]
  /** Mean of the column of the centre of mass. */
  readonly centre: number
  /** Mean of the points with ink. */
  readonly ink: number
}

/** `images` is one image after another, each 64 counts by rows. */
export function measureDigits(images: Uint8Array): DigitStatistics {
  const bitmaps = Array.from({ length: images.length / PIXELS / PIXELS }, (_, k) =>
    blocksOf(images.subarray(k * PIXELS * PIXELS, (k + 1) * PIXELS * PIXELS)),
  )
  const boxes = bitmaps.map((bitmap) => boxOf(bitmap)!)
  const widths = boxes.map(({ left, right }) => right - left).sort((a, b) => a - b)
  const quantile = (share: number) => widths[Math.round(share * (widths.length - 1))]!
  return {
    height: mean(boxes.map(({ top, bottom }) => bottom - top)),
    width: [quantile(0.05), quantile(0.95)],
    centre: mean(bitmaps.map(centreOf)),
    ink: mean(bitmaps.map(inkOf)),
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
