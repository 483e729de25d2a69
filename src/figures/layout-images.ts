/** The geometry of small grey images: rows of them, with what each is taken for below. */
import type { ImagesResult } from '#core/results.ts'
import type { Walk } from './inspect.ts'
import { type Extent, extentOf } from './scales.ts'
import { fitText } from './text-width.ts'
import type { FigureContext, ImagesChartProps } from './types.ts'
import { after } from './values.ts'

export interface PlacedImage {
  readonly x: number
  readonly y: number
  /** Lines below it, with their heights. */
  readonly lines: readonly { readonly text: string; readonly y: number }[]
}

export interface ImagesRow {
  /** What the images of the row are; empty where there is one row only. */
  readonly name: string
  readonly y: number
  readonly images: readonly PlacedImage[]
}

export interface ImagesLayout {
  readonly height: number
  /** Width and height of an image in px. */
  readonly size: readonly [number, number]
  readonly rows: readonly ImagesRow[]
  /** What is as dark as each of `SHADES`, over all images. */
  readonly paths: readonly string[]
  readonly walks: () => readonly Walk[]
}

/** Shares of full ink. */
export const SHADES = Array.from({ length: 15 }, (_, k) => (k + 1) / 15)
/** Px of a pixel at most, between images, of a text line, and of a row's name. */
const LARGEST = 10
const GAP = 10
const LINE = 16
const NAME = 22
const SIZE = 13
/** Narrower images are not told apart: they go on below. */
const LEAST = 40
/** From one image to the next at most. */
const ROOMY = 90

export function layoutImages({ context, images }: ImagesChartProps, width: number): ImagesLayout {
  const first = images[0]
  if (!first) throw new Error('A chart of images needs at least one row of them.')
  const [count, rows, columns] = first.size
  const most = Math.max(1, Math.min(count, Math.floor((width + GAP) / (Math.max(LEAST, columns) + GAP))))
  // Lines of equal length: no image stands alone.
  const across = Math.ceil(count / Math.ceil(count / most))
  const pixel = Math.max(1, Math.min(LARGEST, Math.floor(((width + GAP) / across - GAP) / columns)))
  const size = [columns * pixel, rows * pixel] as const
  const step = Math.max(LEAST + GAP, size[0] + GAP, Math.min((width + GAP) / across, ROOMY))
  const shades = shadesOf(images, extentOf([first.values]))
  const paths = SHADES.map(() => '')
  let top = 0
  const placed = images.map((result, row): ImagesRow => {
    const name = images.length > 1 ? context.labels(result.name) : ''
    const y = top + 14
    if (name !== '') top += NAME
    const texts = Array.from({ length: count }, (_, k) => linesOf(result, k, context))
    const lineCount = Math.max(...texts.map(({ length }) => length))
    const bandHeight = size[1] + LINE * lineCount + 6
    const spots = texts.map((lines, k): PlacedImage => {
      const x = Math.round((k % across) * step)
      const imageTop = top + Math.floor(k / across) * bandHeight
      draw(shades[row]!.subarray(k * rows * columns, (k + 1) * rows * columns), columns, pixel, [x, imageTop], paths)
      return {
        x,
        y: imageTop,
        lines: lines.map((text, line) => ({
          text: fitText(text, step - 2, SIZE),
          y: imageTop + size[1] + LINE * (line + 1) - 2,
        })),
      }
    })
    top += Math.ceil(count / across) * bandHeight + 4
    return { name, y, images: spots }
  })
  return {
    height: top,
    size,
    rows: placed,
    paths,
    walks: () =>
      placed.map(({ name, images: spots }, row) =>
        spots.map(({ x, y }, k) => ({
          x: x + size[0] / 2,
          y: y + size[1] / 2,
          size,
          say: () =>
            after(
              [context.labels(images[row]!.captions[k]!), name].filter(Boolean).join(', '),
              saidTarget(images[row]!, k, context),
            ),
        })),
      ),
  }
}

/** The two heaviest classes of an image's target; its caption where it has none. */
function linesOf({ captions, targets, size: [count] }: ImagesResult, image: number, context: FigureContext): string[] {
  if (!targets) return [context.labels(captions[image]!)]
  const shares = sharesOf(targets, count, image).slice(0, 2)
  if (shares[0]![1] > 0.995) return [String(shares[0]![0])]
  return shares.map(([label, share]) => `${label}: ${context.format.percent(share, 0)}`)
}

function saidTarget({ targets, size: [count], name }: ImagesResult, image: number, context: FigureContext): string {
  if (!targets) return context.labels(name)
  return sharesOf(targets, count, image)
    .filter(([, share]) => share > 0.005)
    .map(([label, share]) => `${context.labels(`class-${label}`)} ${context.format.percent(share)}`)
    .join(', ')
}

/** Classes with their shares, the largest first. */
function sharesOf(targets: Float32Array, count: number, image: number): [number, number][] {
  const classes = targets.length / count
  return Array.from(targets.subarray(image * classes, (image + 1) * classes), (share, label): [number, number] => [
    label,
    share,
  ]).sort((a, b) => b[1] - a[1])
}

/** 0 for what is lowest or below it to as many shades as there are for what is highest or above. */
function shadesOf(images: readonly ImagesResult[], { low, high }: Extent): Uint8Array[] {
  const shade = (value: number): number =>
    Math.round(SHADES.length * Math.min(1, Math.max(0, (value - low) / (high - low || 1))))
  return images.map(({ values }) => Uint8Array.from(values, shade))
}

/** Adds an image to the paths of its shades; equal pixels of a row are one rectangle. */
function draw(
  shades: Uint8Array,
  columns: number,
  pixel: number,
  [left, top]: readonly [number, number],
  paths: string[],
): void {
  for (let at = 0; at < shades.length; ) {
    const column = at % columns
    let run = 1
    while (column + run < columns && shades[at + run] === shades[at]) run++
    const shade = shades[at]!
    if (shade > 0)
      paths[shade - 1] +=
        `M${left + column * pixel},${top + Math.floor(at / columns) * pixel}h${run * pixel}v${pixel}h${-run * pixel}z`
    at += run
  }
}
