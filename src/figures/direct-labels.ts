/** Direct labels at the right end of lines: name, what else tells the line apart, value. */
import type { SeriesResult, Split } from '#core/results.ts'
import { spreadLabels } from './spread-labels.ts'
import { armOf } from './strokes.ts'
import { fitText, textWidth } from './text-width.ts'
import type { FigureContext, OfArm } from './types.ts'

export const LABEL_SIZE = 14
/** From one label to the next, in px. */
export const LABEL_GAP = 16
/** Between the line's end and its label. */
export const LABEL_OFFSET = 10
/** A piece of the line before its name, where its stroke tells it from others, and what it takes with the gap after it. */
export const SAMPLE = { length: 18, room: 24 }

export interface DirectLabel {
  readonly name: string
  /** Split, part or quantity, as far as they tell this line from the others. */
  readonly detail: string
  readonly value: string
  readonly hue: string
  /** The class of the line's stroke, where that tells it from others. */
  readonly stroke?: string | undefined
  /** The judged line: its name is bold too. */
  readonly strong: boolean
  /** Where the line ends, in px. */
  readonly y: number
  /** Of its letter in the page's equations. */
  readonly symbol?: string | undefined
}

export type LabelledSeries = OfArm<Pick<SeriesResult, 'name' | 'of' | 'split' | 'axes'>>

/** Names of lines: the arm if there are several, then split, part and quantity where lines differ in them. */
export function nameLines(
  lines: readonly LabelledSeries[],
  context: FigureContext,
  narrow: boolean,
): { readonly name: string; readonly detail: string }[] {
  const differ = (key: 'name' | 'of'): boolean => new Set(lines.map(({ result }) => result[key])).size > 1
  const [names, parts] = [differ('name'), differ('of')]
  const splitLabel = (split: Split): string =>
    context.labels(narrow && split === 'validation' ? `${split}-short` : split)
  return lines.map(({ arm, result: { name, of, split, axes } }) => {
    const details = [
      // The axis says what the lines of its own quantity are.
      names && name !== axes[1].id ? context.labels(name) : undefined,
      parts && of !== undefined ? context.labels(of) : undefined,
      split === undefined ? undefined : splitLabel(split),
    ].filter((text) => text !== undefined)
    if (context.arms.length > 1) return { name: armOf(context, arm).label, detail: details.join(', ') }
    return { name: details[0] ?? context.labels(name), detail: details.slice(1).join(', ') }
  })
}

/** The text before the value. */
export function lineName({ name, detail }: Pick<DirectLabel, 'name' | 'detail'>): string {
  return detail === '' ? name : `${name}, ${detail}`
}

/** The right margin that holds all labels, with room for `widest` as value, but at most `limit` px. */
export function labelMargin(
  names: readonly Pick<DirectLabel, 'name' | 'detail' | 'stroke'>[],
  widest: string,
  limit: number,
): number {
  const value = textWidth(` ${widest}`, LABEL_SIZE, 600)
  const widths = names.map((name) => sampleRoom(name) + textWidth(lineName(name), LABEL_SIZE, 600))
  return Math.min(limit, LABEL_OFFSET + value + Math.max(0, ...widths))
}

/** The share of a narrow margin that the name gets at least. */
const LEAST_NAME = 0.4

const sampleRoom = ({ stroke }: Pick<DirectLabel, 'stroke'>): number => (stroke === undefined ? 0 : SAMPLE.room)

/** Labels spread over the height of the plot; where the margin is too narrow names are cut, each one way in all its labels. */
export function placeLabels(
  labels: readonly DirectLabel[],
  margin: number,
  [top, bottom]: readonly [number, number],
): DirectLabel[] {
  const places = spreadLabels(
    labels.map((label) => label.y),
    LABEL_GAP,
    top,
    bottom,
  )
  const rooms = labels.map(
    (label) => margin - LABEL_OFFSET - sampleRoom(label) - textWidth(` ${label.value}`, LABEL_SIZE, 600),
  )
  const nameRooms = labels.map(({ detail }, k) => {
    const detailWidth = detail === '' ? 0 : textWidth(`, ${detail}`, LABEL_SIZE, 600)
    return Math.max(rooms[k]! - detailWidth, LEAST_NAME * rooms[k]!)
  })
  return labels.map((label, k) => {
    const room = Math.min(...nameRooms.filter((_, other) => labels[other]!.name === label.name))
    const name = fitText(label.name, room, LABEL_SIZE, 600)
    const detail = fitText(label.detail, rooms[k]! - textWidth(`${name}, `, LABEL_SIZE, 600), LABEL_SIZE, 600)
    return { ...label, y: places[k]!, name, detail }
  })
}
