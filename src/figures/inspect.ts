/**
 * What a pointer or the arrow keys can read in a figure. A layout gives *walks*: the points of a line, the cells of a
 * row. Left and right walk along one, up and down go to the nearest mark of the next; a pointer reads the nearest.
 */

export interface Mark {
  /** Its middle, in px of the drawing. */
  readonly x: number
  readonly y: number
  /** Width and height of what has an area. */
  readonly size?: readonly [number, number]
  /** What stands there, in words. */
  readonly say: () => string
}
export type Walk = readonly Mark[]

/** A mark of a figure's walks. */
export interface Place {
  readonly walk: number
  readonly mark: number
}

/** How far from a mark without an area a pointer still stands on it, in px. */
const REACH = 6

/** The mark at a place; where the figure has less by now, the nearest that is left; undefined where nothing is. */
export function markAt(walks: readonly Walk[], { walk, mark }: Place): Mark | undefined {
  const marks = walks[Math.min(walk, walks.length - 1)]
  return marks?.[Math.min(mark, marks.length - 1)]
}

/** The place nearest to a point of the drawing; a mark without an area goes before one that it lies on. */
export function placeNear(walks: readonly Walk[], x: number, y: number): Place | undefined {
  let best: Place | undefined
  let least = [Number.POSITIVE_INFINITY, 0, 0]
  walks.forEach((marks, walk) => {
    marks.forEach(({ x: atX, y: atY, size }, mark) => {
      const [width, height] = size ?? [0, 0]
      const away = Math.hypot(Math.max(0, Math.abs(x - atX) - width / 2), Math.max(0, Math.abs(y - atY) - height / 2))
      const distance = [size ? away : Math.max(0, away - REACH), size ? 1 : 0, Math.hypot(x - atX, y - atY)]
      if (!isLess(distance, least)) return
      least = distance
      best = { walk, mark }
    })
  })
  return best
}

/** Where an arrow key, Home or End leads from a place, or from nowhere; undefined for other keys. */
export function placeAfter(walks: readonly Walk[], from: Place | null, key: string): Place | undefined {
  if (!KEYS.has(key) || !walks.some((marks) => marks.length > 0)) return undefined
  if (from === null) return { walk: walks.findIndex((marks) => marks.length > 0), mark: 0 }
  const walk = Math.min(from.walk, walks.length - 1)
  const last = walks[walk]!.length - 1
  const mark = Math.max(0, Math.min(from.mark, last))
  if (key === 'Home') return { walk, mark: 0 }
  if (key === 'End') return { walk, mark: Math.max(0, last) }
  if (key === 'ArrowLeft') return { walk, mark: Math.max(0, mark - 1) }
  if (key === 'ArrowRight') return { walk, mark: Math.max(0, Math.min(last, mark + 1)) }
  const by = key === 'ArrowDown' ? 1 : -1
  let next = walk + by
  while (walks[next]?.length === 0) next += by
  const marks = walks[next]
  const x = walks[walk]![mark]?.x ?? 0
  return marks ? { walk: next, mark: nearestAlong(marks, x) } : { walk, mark }
}

const KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'])

function nearestAlong(marks: Walk, x: number): number {
  return marks.reduce((best, mark, k) => (Math.abs(mark.x - x) < Math.abs(marks[best]!.x - x) ? k : best), 0)
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const k = one.findIndex((value, index) => value !== other[index])
  return k >= 0 && one[k]! < other[k]!
}
