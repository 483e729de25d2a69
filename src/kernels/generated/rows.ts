/** Rows of vectors: activations are [feature][stride], of which the first columns are live. */
import { and, type Code, integers, type Locals, type Place, past, repeat } from './code.ts'

/** Vectors that a loop takes at a turn, and those of a whole that needs none. */
const AT_ONCE = 8
const FEW = 32

/**
 * The body for each vector of `rows` rows, at the places where it stands, row by row; `lanes` of it are live. Rows
 * without a gap between them are taken as one.
 */
export function eachVector<const P extends readonly number[]>(
  f: Locals,
  { rows, columns, stride }: { readonly rows: number; readonly columns: number; readonly stride: number },
  addresses: P,
  body: (places: { readonly [K in keyof P]: Place }, lanes: number) => Code,
): Code {
  if (columns === stride && rows > 1)
    return eachVector(f, { rows: 1, columns: rows * columns, stride: 0 }, addresses, body)
  const starts = addresses.map((at) => [{ at }, 4 * stride] as const)
  const few = rows * columns <= 4 * FEW
  return repeat(f, rows, few, starts, (places) =>
    across(f, columns, few, places, (places, lanes) => body(places as { readonly [K in keyof P]: Place }, lanes)),
  )
}

/** The body for each vector of a row. */
export function across(
  f: Locals,
  columns: number,
  unrolled: boolean,
  places: readonly Place[],
  body: (places: readonly Place[], lanes: number) => Code,
  atOnce = AT_ONCE,
): Code {
  const turns = Math.floor(columns / (4 * atOnce))
  const group = (places: readonly Place[], columns: number) =>
    Array.from({ length: Math.ceil(columns / 4) }, (_, v) =>
      body(
        places.map((place) => past(place, 16 * v)),
        Math.min(4, columns - 4 * v),
      ),
    )
  const step = 16 * atOnce
  const moves = places.map((place) => [place, step] as const)
  return [
    repeat(f, turns, unrolled, moves, (places) => group(places, 4 * atOnce)),
    group(
      places.map((place) => past(place, turns * step)),
      columns - 4 * atOnce * turns,
    ),
  ]
}

/** The vector with +0 in all but its first lanes: changes no sum that started at +0, for it is never −0. */
export const keep = (value: Code, lanes: number): Code =>
  lanes >= 4 ? value : and(value, integers([0, 1, 2, 3].map((lane) => (lane < lanes ? -1 : 0))))
