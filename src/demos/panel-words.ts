/** What the figures of a demo are called, and what they show in one sentence for people who do not see them. */
import type { ImagesResult, PointsResult, SeriesResult, TableResult } from '#core/results.ts'
import { quantileOf } from '#figures/quantile.ts'
import { extentOf } from '#figures/scales.ts'
import type { FigureContext, OfArm, Reading } from '#figures/types.ts'
import { valueText as write } from '#figures/values.ts'
import { formatMeasure } from './measure.ts'
import type { Panel } from './panels.ts'
import { capitalised, type Words } from './words.ts'

export interface PanelWords {
  readonly title: string
  readonly summary: string
}

/** `readings` are what title lines and labels say of each arm beside the results: its error, its norm. */
export function wordsOf(
  panel: Panel,
  words: Words,
  context: FigureContext,
  step: number,
  readings: readonly OfArm<Reading>[] = [],
): PanelWords {
  const title = titleOf(panel, words, context)
  const parts = partsOf(panel, words, context, step, readings)
  const whole = panel.kind === 'field' ? nameOf(panel, words, context) : title
  return {
    title,
    summary: parts.length > 0 ? words.say('summary', { title: whole, parts: capitalised(parts.join('; ')) }) : whole,
  }
}

function titleOf(panel: Panel, words: Words, context: FigureContext): string {
  const ofArm = (arm: string, alone: () => string) =>
    context.arms.length > 1 || panel.kind === 'field' ? armTitle(arm, context) : alone()
  switch (panel.kind) {
    case 'field':
      return armTitle(panel.arm, context)
    case 'contours':
      return ofArm(panel.arm, () => words.title(panel.field.name, 'field'))
    case 'images':
      return ofArm(panel.arm, () => words.title(panel.images.at(-1)!.name, 'images'))
    case 'matrix':
      return ofArm(panel.arm, () => words.title(panel.table.name, 'table'))
    case 'histogram':
      return [words.title(panel.name, 'histogram'), ...(panel.of === undefined ? [] : [words.label(panel.of)])].join(
        ', ',
      )
    case 'plane':
      return words.title(panel.shapes[0]!.result.axes.map(({ id }) => id).join('-'), 'plane')
    case 'bars':
    case 'table':
      return words.title(panel.name, 'now')
    case 'conditions':
      return words.title(panel.tables[0]!.result.name, 'now')
    case 'curve': {
      const names = new Set(panel.curves.filter(({ result }) => !result.reference).map(({ result }) => result.name))
      return words.title(names.size === 1 ? [...names][0]! : panel.y.id, 'curve')
    }
    case 'history': {
      const hasPenalty = [...panel.lines, ...panel.printed].some(({ result }) => result.name === 'penalty')
      return words.title(hasPenalty ? 'penalty' : panel.quantity.id, 'history')
    }
  }
}

/** The title, and what is drawn where the title names only the arm: in a list of figures each is told apart. */
export function nameOf(panel: Panel, words: Words, context: FigureContext): string {
  const title = titleOf(panel, words, context)
  if (panel.kind === 'field') return `${title}, ${words.label(panel.field.name)}`
  if (context.arms.length === 1) return title
  switch (panel.kind) {
    case 'contours':
      return `${title}, ${words.label(panel.field.name)}`
    case 'images':
      return `${title}, ${words.label(panel.images.at(-1)!.name)}`
    case 'matrix':
      return `${title}, ${words.label(panel.table.name)}`
    default:
      return title
  }
}

/** The letter of an arm and its name. */
function armTitle(id: string, context: FigureContext): string {
  const arm = context.arms.find((one) => one.id === id)!
  return `${'ABCD'[arm.index]} ${arm.label}`
}

function partsOf(
  panel: Panel,
  words: Words,
  context: FigureContext,
  step: number,
  readings: readonly OfArm<Reading>[],
): readonly string[] {
  const named = (arm: string, text: string) =>
    context.arms.length > 1 ? `${context.arms.find(({ id }) => id === arm)!.label}: ${text}` : text
  const said = readings.map(({ arm, result }) => named(arm, `${result.words} ${result.value}`))
  switch (panel.kind) {
    case 'field':
      return readings.map(({ result }) => `${result.words} ${result.value}`)
    case 'contours': {
      const { low, high } = extentOf([panel.field.values])
      const { quantity } = panel.field
      const range = words.label('range', { low: write(low, quantity, context), high: write(high, quantity, context) })
      return [
        `${words.label(panel.field.name)}: ${words.label(quantity.id)} ${range}`,
        ...panel.points.map(pointsWords),
      ]
    }
    case 'images':
      return panel.images.map((row) => `${words.label(row.name)}: ${imagesWords(row)}`)
    case 'matrix':
      return panel.lit
        ? [`${words.label('values-per-statistic')} ${context.format.fixed(panel.lit.filter(Boolean).length, 0)}`]
        : matrixWords(panel.table, words, context)
    case 'histogram':
      if (said.length > 0) return said
      return panel.histograms.map(({ arm, result: { edges, counts, axes } }) => {
        const at = (share: number) => write(quantileOf(edges, counts, share), axes[0], context)
        return named(arm, words.label('middle-half', { low: at(0.25), high: at(0.75) }))
      })
    case 'plane':
      return panel.shapes.flatMap(({ arm, result }) =>
        result.joined && isClosed(result) ? [] : [named(arm, pointsWords(result))],
      )
    case 'bars':
    case 'conditions':
      return panel.tables.flatMap(({ arm, result }) =>
        result.rows.flatMap((row, r) =>
          result.columns.flatMap((column, c) => {
            const name = result.columns.length === 1 ? words.label(row) : `${words.label(row)}, ${words.label(column)}`
            const value = result.values[r * result.columns.length + c]!
            if (Number.isNaN(value)) return []
            return [named(arm, `${name} ${formatMeasure(result.quantity, value, context.format)}`)]
          }),
        ),
      )
    case 'table':
      return []
    case 'curve':
      return [
        ...panel.curves
          .filter(({ result }) => !result.reference)
          .map(({ arm, result }) => named(arm, curveWords(result))),
        ...panel.points
          .filter(({ result }) => result.x.length === 1)
          .map(({ arm, result }) => named(arm, pointsWords(result))),
      ]
    case 'history':
      return (panel.lines.length > 0 ? panel.lines : panel.printed).map(({ arm, result }) =>
        named(arm, lastWords(result)),
      )
  }

  /** Where a single point stands, where a path ends, or how many points there are. */
  function pointsWords({ name, x, y, joined, axes }: PointsResult): string {
    if (x.length !== 1 && !joined) return `${words.label(name)}: ${context.format.fixed(x.length, 0)}`
    return `${words.label(name)} (${write(x.at(-1)!, axes[0], context)}, ${write(y.at(-1)!, axes[1], context)})`
  }
  function imagesWords({ size: [count], captions, targets }: ImagesResult): string {
    if (!targets) return captions.map((caption) => words.label(caption)).join(', ')
    const classes = targets.length / count
    return captions
      .map((_, image) => {
        const shares = targets.subarray(image * classes, (image + 1) * classes)
        const most = shares.reduce((best, share, k) => (share > shares[best]! ? k : best), 0)
        return shares[most]! > 0.995 ? String(most) : `${most} (${context.format.percent(shares[most]!, 0)})`
      })
      .join(', ')
  }
  function curveWords({ name, of, x, y, axes }: SeriesResult): string {
    const last = words.say('atX', { x: words.label(axes[0].id), value: context.format.short(x.at(-1)!) })
    return `${words.label(of ?? name)}: ${formatMeasure(axes[1], y.at(-1)!, context.format)} ${last}`
  }
  /** The value at the play head. */
  function lastWords({ split, of, x, y, axes }: SeriesResult): string {
    const value =
      y[
        Math.max(
          0,
          x.findLastIndex((at) => at <= step),
        )
      ]
    const name = [split, of].flatMap((part) => (part === undefined ? [] : [words.label(part)])).join(', ')
    return `${name} ${value === undefined ? '–' : formatMeasure(axes[1], value, context.format)}`.trim()
  }
}

const isClosed = ({ x, y }: PointsResult): boolean => x.length > 2 && x[0] === x.at(-1) && y[0] === y.at(-1)

/** The share on the diagonal, and the largest number off it. */
function matrixWords(
  { rows, columns, values }: TableResult,
  words: Words,
  { format }: FigureContext,
): readonly string[] {
  const isRight = (k: number) => Math.floor(k / columns.length) === k % columns.length
  const total = values.reduce((sum, value) => sum + value, 0)
  const right = values.reduce((sum, value, k) => (isRight(k) ? sum + value : sum), 0)
  const worst = values.reduce((best, value, k) => (!isRight(k) && value > (values[best] ?? 0) ? k : best), -1)
  return [
    `${words.label('share-right')} ${format.percent(right / total)}`,
    ...(worst < 0
      ? []
      : [
          words.label('most-confused', {
            row: words.label(rows[Math.floor(worst / columns.length)]!),
            column: words.label(columns[worst % columns.length]!),
            count: format.fixed(values[worst]!, 0),
          }),
        ]),
  ]
}
