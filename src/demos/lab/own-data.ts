/** What a reader brings to a demo, and how a spec speaks of it. */
import type { OwnData } from '#core/data/data.ts'
import { drawnPoints } from '#core/data/drawn-points.ts'
import { sizeOptions } from '#core/data/own.ts'
import { readIdx } from '#core/data/readers/read-idx.ts'
import { readPoints } from '#core/data/readers/read-points.ts'
import { readTable } from '#core/data/readers/read-table.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'

/** Ways to bring data. */
export const SOURCES = ['table', 'images', 'drawing'] as const
export type Source = (typeof SOURCES)[number]

/** What a reader brought, read and found good. */
export interface Brought {
  readonly source: Source
  /** The file's name; of a drawing, the empty string. */
  readonly name: string
  readonly data: OwnData
  /** Headings of a table's features; empty of anything else. */
  readonly featureNames: readonly string[]
  readonly classNames: readonly string[]
}

export interface Sizes {
  readonly train: number
  readonly validation: number
  readonly test: number
}

export type Data = TrainingSpec['data']

/** Points that a drawing holds at most, and its classes. */
export const MOST_POINTS = drawnPoints.options[0].most / 3
export const MOST_DRAWN_CLASSES = drawnPoints.options[1].range[1]

/** Reads a table. Throws a SpecError that names the line. */
export function broughtTable(name: string, text: string): Brought {
  const { featureNames, classNames, ...data } = readTable(text)
  return { source: 'table', name, data, featureNames, classNames }
}

/** Reads images and their labels; `name` is that of the file of images. Throws a SpecError that names the byte. */
export function broughtImages(name: string, images: Uint8Array, labels: Uint8Array): Brought {
  const data = readIdx(images, labels)
  return { source: 'images', name, data, featureNames: [], classNames: numbered(classesOf(data)) }
}

/** A drawing, as x, y and class of each point; null until two classes have a point. */
export function broughtDrawing(triples: readonly number[]): Brought | null {
  const labels = triples.filter((_, k) => k % 3 === 2)
  if (new Set(labels).size < 2) return null
  const data = readPoints(triples, Math.max(...labels) + 1)
  return { source: 'drawing', name: '', data, featureNames: [], classNames: numbered(classesOf(data)) }
}

const numbered = (count: number) => Array.from({ length: count }, (_, k) => String(k))
const classesOf = ({ task }: OwnData) => (task.kind === 'classification' ? task.classes : 0)

/** How many examples each class has. */
export function classCounts({ data }: Brought): readonly number[] {
  const counts = Array.from({ length: classesOf(data) }, () => 0)
  for (const label of data.examples.labels) counts[label]! += 1
  return counts
}

/** Examples beside the training examples are shared out in halves; a training set takes no more than this share. */
const TRAIN_SHARE = 0.6
const [LEAST_VALIDATION, LEAST_TEST] = [sizeOptions[1].range[0], sizeOptions[2].range[0]]

/** As many as the book takes, as far as there are so many. */
export function usualSizes(spec: TrainingSpec, count: number): Sizes {
  const { data } = resolveArm(spec, Object.keys(spec.arms)[0]!) as ResolvedTraining
  const most = Math.min(Math.floor(TRAIN_SHARE * count), count - LEAST_VALIDATION - LEAST_TEST)
  const train = Math.min(Number(data.train), Math.max(0, most))
  const validation = Math.min(Number(data.validation), Math.floor((count - train) / 2))
  return { train, validation, test: Math.min(Number(data.test), count - train - validation) }
}

/** Data as a spec speaks of them: a file by its name, points as they are. */
export function dataOf({ source, data }: Brought, file: string, sizes: Sizes): Data {
  const classes = classesOf(data)
  const [first, height, width] = data.shape as readonly [number, number, number]
  if (source === 'drawing') return { kind: 'drawn-points', points: triplesOf(data), classes, ...sizes }
  if (source === 'images') return { kind: 'own-images', file, height, width, classes, ...sizes }
  if (first === 2) return { kind: 'own-points', file, classes, ...sizes }
  return { kind: 'own-table', file, features: first, classes, ...sizes }
}

/** Two digits of a place are as fine as a pointer is. */
const triplesOf = ({ examples: { inputs, labels } }: OwnData) =>
  Array.from(labels, (label, k) =>
    [inputs[2 * k]!, inputs[2 * k + 1]!].map((x) => Number(x.toFixed(2))).concat(label),
  ).flat()

/** The inputs of one example, as the file has them. */
export function exampleOf({ data: { shape, examples } }: Brought, example: number): readonly number[] {
  const features = shape.reduce((a, b) => a * b, 1)
  return Array.from(examples.inputs.subarray(example * features, (example + 1) * features))
}

/** Shades of a drawn image; more cannot be told apart at that size. */
const SHADES = 8

/** The pixels of a grey image, 0 to 1 by rows, gathered into a path for each shade but the empty one. */
export function shadePaths(
  pixels: readonly number[],
  width: number,
): readonly { readonly shade: number; readonly path: string }[] {
  const paths = Array.from({ length: SHADES + 1 }, () => '')
  for (const [k, pixel] of pixels.entries())
    paths[Math.round(pixel * SHADES)]! += `M${k % width},${Math.floor(k / width)}h1v1h-1z`
  return paths.map((path, k) => ({ shade: k / SHADES, path })).filter(({ shade, path }) => shade > 0 && path !== '')
}
