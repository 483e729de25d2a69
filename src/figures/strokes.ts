/** What hue, stroke and marker mean. Hue carries one variable: the arm if there are several, else the split. */
import type { Split } from '#core/results.ts'
import type { Arm, FigureContext } from './types.ts'

const LETTERS = ['a', 'b', 'c', 'd'] as const

/** The class that sets `--hue` (see chart.css). Beyond four arms there is no hue left. */
export function hueClass(context: FigureContext, armId: string, split?: Split): string {
  if (context.arms.length === 1) return `hue-${split ?? 'ink'}`
  return `hue-${LETTERS[armOf(context, armId).index] ?? 'rest'}`
}

/** The arm of this id; an error if the context does not know it. */
export function armOf({ arms }: FigureContext, id: string): Arm {
  const arm = arms.find((candidate) => candidate.id === id)
  if (!arm) throw new Error(`The figure knows no arm “${id}”; it knows ${arms.map((known) => known.id).join(', ')}.`)
  return arm
}

/**
 * The class that sets the stroke: dotted train, dashed validation, solid test. A line of no split is solid too, but
 * `amongSplits` it must not pass for the test's.
 */
export function strokeClass(split: Split | undefined, amongSplits = false): string {
  return `stroke-${split ?? (amongSplits ? 'beside' : 'plain')}`
}

/** The stroke of a line of no split among several such of one arm, by the rank of its kind. */
export function kindStroke(rank: number): string {
  return `stroke-${['plain', 'dashed', 'dotted', 'beside'][rank % 4]}`
}

/** The outline, around (0, 0), of an arm's marker: circle, square, triangle, diamond; 8 px across unless told. */
export function markerPath(index: number, size = 8): string {
  const r = size / 2
  if (index === 1) return `M${-r},${-r}H${r}V${r}H${-r}Z`
  if (index === 2) return `M0,${-1.2 * r}L${1.15 * r},${0.9 * r}H${-1.15 * r}Z`
  if (index === 3) return `M0,${-1.3 * r}L${1.3 * r},0L0,${1.3 * r}L${-1.3 * r},0Z`
  return `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`
}
