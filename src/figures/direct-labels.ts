/** Direct labels at the right end of lines: name, what else tells the line apart, value. */
import type { SeriesResult, Split } from '#core/results.ts'
import { spreadLabels } from './spread-labels.ts'
import { armOf } from './strokes.ts'
import { breakText, fitText, textWidth } from './text-width.ts'
import type { FigureContext, OfArm } from './types.ts'

export const LABEL_SIZE = 14
/** From one label to the next, in px. */
export const LABEL_GAP = 16
/** Between the line's end and its label. */
export const LABEL_OFFSET = 13
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

/**
 * What labels with `widest` as value need in a figure of this width, in px: the right margin, which is less than half of
 * it, and the height of the plot, where labels that are wider than this margin take two rows.
 */
export function labelRoom(
  names: readonly Pick<DirectLabel, 'name' | 'detail' | 'stroke'>[],
  widest: string,
  width: number,
): { readonly margin: number; readonly height: number } {
  const value = textWidth(` ${widest}`, LABEL_SIZE, 600)
  const widths = names.map(
    (name) => LABEL_OFFSET + sampleRoom(name) + textWidth(lineName(name), LABEL_SIZE, 600) + value,
  )
  const margin = Math.min(0.46 * width, Math.max(LABEL_OFFSET + value, ...widths))
  const rows = widths.reduce((sum, label) => sum + (label > margin ? 2 : 1), 0)
  return { margin, height: (rows - 1) * LABEL_GAP }
}

/** The share of a narrow margin that the name gets at least. */
const LEAST_NAME = 0.4
/** So many letters beyond those with which another name begins tell a cut name apart. */
const TELLING = 3

const sampleRoom = ({ stroke }: Pick<DirectLabel, 'stroke'>): number => (stroke === undefined ? 0 : SAMPLE.room)

export interface PlacedLabel extends DirectLabel {
  /** Of two rows the name has the first, what follows it the second. */
  readonly rows: 1 | 2
  /** The rest of the name, in the second row of a label without detail. */
  readonly more: string
}

/**
 * Labels spread over the height of the plot, each with the y of its first row. Where the margin is too narrow, long labels
 * take two rows if there is room for them; where that is too little too, names are cut, each one way in all its labels.
 */
export function placeLabels(
  labels: readonly DirectLabel[],
  margin: number,
  [top, bottom]: readonly [number, number],
): PlacedLabel[] {
  const wide = (text: string): number => textWidth(text, LABEL_SIZE, 600)
  const rooms = labels.map((label) => margin - LABEL_OFFSET - sampleRoom(label))
  const wanted = labels.map((label, k): 1 | 2 => (wide(`${lineName(label)} ${label.value}`) > rooms[k]! ? 2 : 1))
  const isRoom = wanted.reduce<number>((sum, count) => sum + count, -1) * LABEL_GAP <= bottom - top
  const rows = isRoom ? wanted : wanted.map((): 1 | 2 => 1)
  const places = spreadLabels(
    labels.map((label) => label.y),
    LABEL_GAP,
    top,
    bottom,
    rows,
  )
  const besides = labels.map(({ value }, k) => rooms[k]! - wide(` ${value}`))
  const nameRooms = new Map<string, number>()
  for (const [k, { name, detail }] of labels.entries()) {
    const more = detail === '' ? '' : `, ${detail}`
    const room = rows[k] === 2 ? rooms[k]! - wide(',') : Math.max(besides[k]! - wide(more), LEAST_NAME * besides[k]!)
    nameRooms.set(name, Math.min(room, nameRooms.get(name) ?? room))
  }
  const names = cutNames(nameRooms)
  return labels.map((label, k) => {
    const name = names.get(label.name)!
    const placed = { ...label, y: places[k]! - ((rows[k]! - 1) * LABEL_GAP) / 2, rows: rows[k]! }
    if (rows[k] === 2 && label.detail === '') {
      const [first, rest] = breakText(label.name, rooms[k]!, LABEL_SIZE, 600)
      return { ...placed, name: first, more: fitText(rest, besides[k]!, LABEL_SIZE, 600) }
    }
    const detail = fitText(label.detail, besides[k]! - (rows[k] === 2 ? 0 : wide(`${name}, `)), LABEL_SIZE, 600)
    return { ...placed, name, detail, more: '' }
  })
}

/**
 * Names, each cut to its room in px: at its end, or, where that hardly tells it from another name that begins with the
 * same words, at its beginning, without these words. Names of which then the same is left stay cut at their ends, if
 * these tell anything at all.
 */
export function cutNames(rooms: ReadonlyMap<string, number>): Map<string, string> {
  const names = [...rooms.keys()]
  const fit = (text: string, name: string): string => fitText(text, rooms.get(name)!, LABEL_SIZE, 600)
  const cuts = names.map((name) => {
    const byEnd = fit(name, name)
    const shared = byEnd === name ? 0 : sharedBeginning(name, names)
    const alike = Math.max(0, ...names.filter((other) => other !== name).map((other) => lettersAlike(name, other)))
    const beyond = byEnd.slice(alike, -1).replaceAll(/[\s,]/g, '').length
    const rest = shared > 0 && beyond < TELLING ? `…${name.slice(shared).trimStart()}` : undefined
    return { name, byEnd, beyond, rest }
  })
  return new Map(
    cuts.map(({ name, byEnd, beyond, rest }) => {
      const isAlone = cuts.filter((other) => other.rest === rest).length === 1
      return [name, rest !== undefined && (isAlone || beyond === 0) ? fit(rest, name) : byEnd]
    }),
  )
}

/** How many letters two names begin with alike. */
function lettersAlike(name: string, other: string): number {
  let count = 0
  while (count < name.length && name[count] === other[count]) count++
  return count
}

/** The length of the longest beginning of whole words that a name has in common with another and does not end with. */
function sharedBeginning(name: string, names: readonly string[]): number {
  const bare = (word: string | undefined): string | undefined => word?.replace(/,$/, '')
  const words = name.split(' ')
  const counts = names
    .map((other) => other.split(' '))
    .map((others) => words.findIndex((word, k) => bare(word) !== bare(others[k])))
  return words.slice(0, Math.max(0, ...counts)).join(' ').length
}
