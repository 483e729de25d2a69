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

export interface DirectLabel {
  readonly name: string
  /** Split, part or quantity, as far as they tell this line from the others. */
  readonly detail: string
  readonly value: string
  readonly hue: string
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
  names: readonly Pick<DirectLabel, 'name' | 'detail'>[],
  widest: string,
  limit: number,
): number {
  const value = textWidth(` ${widest}`, LABEL_SIZE, 600)
  const widths = names.map((name) => textWidth(lineName(name), LABEL_SIZE, 600))
  return Math.min(limit, LABEL_OFFSET + value + Math.max(0, ...widths))
}

/** The share of a narrow margin that the name gets at least. */
const LEAST_NAME = 0.4

/** Labels spread over the height of the plot, their names cut where the margin is too narrow. */
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
  return labels.map((label, k) => {
    const room = margin - LABEL_OFFSET - textWidth(` ${label.value}`, LABEL_SIZE, 600)
    const detailWidth = label.detail === '' ? 0 : textWidth(`, ${label.detail}`, LABEL_SIZE, 600)
    const name = fitText(label.name, Math.max(room - detailWidth, LEAST_NAME * room), LABEL_SIZE, 600)
    const detail = fitText(label.detail, room - textWidth(`${name}, `, LABEL_SIZE, 600), LABEL_SIZE, 600)
    return { ...label, y: places[k]!, name, detail }
  })
}
