/** Finds room for a label in a plane, near what it names and off everything else. */

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Spot {
  readonly x: number
  readonly y: number
}

/** Where a label stands, and the spot to which a line leads from it where its place alone does not say what it names. */
export interface Place extends Box {
  readonly pointsTo?: Spot | undefined
}

/** Between what is named and its label, in px: near, and farther off where that is crowded. */
const DISTANCES = [8, 18] as const

/**
 * Costs of a place: outside the window, on another label, not clearly nearest to what it names, on a point of a drawing,
 * a px too far, being a later choice.
 */
const COST = { outside: 1000, covered: 100, mistaken: 25, crossed: 3, far: 0.4, later: 0.1 }
/** Px by which other drawings with a name have to be farther off. */
const CLEAR = 3

/**
 * The cheapest of eight places around each anchor, near or farther off. Anchors come in order of preference, and so do
 * the places: right, left, above, below, then the corners. `taken` are labels already placed, `drawn` points of all
 * drawings, `own` those of what is named and `others` those of other drawings with a name.
 */
export function placeLabel(
  size: { readonly width: number; readonly height: number },
  anchors: readonly Spot[],
  window: Box,
  taken: readonly Box[],
  drawn: readonly Spot[],
  { own, others }: { readonly own: readonly Spot[]; readonly others: readonly Spot[] } = { own: [], others: [] },
): Place {
  let best: Place | undefined
  let bestCost = Number.POSITIVE_INFINITY
  let choice = 0
  for (const anchor of anchors)
    for (const [distance, [across, down]] of PLACES) {
      const box = {
        left: anchor.x - size.width / 2 + across * (size.width / 2 + distance),
        top: anchor.y - size.height / 2 + down * (size.height / 2 + (across === 0 ? distance : distance / 2)),
        ...size,
      }
      const isClear = distanceTo(box, others) >= distanceTo(box, own) + CLEAR
      const cost =
        (isWithin(box, window) ? 0 : COST.outside) +
        COST.covered * taken.filter((other) => overlap(box, other)).length +
        (isClear ? 0 : COST.mistaken) +
        COST.crossed * drawn.filter((spot) => holds(box, spot)).length +
        COST.far * (distance - DISTANCES[0]) +
        COST.later * choice++
      if (cost < bestCost) {
        best = isClear ? box : { ...box, pointsTo: anchor }
        bestCost = cost
      }
    }
  if (!best) throw new Error('A label needs at least one anchor.')
  return best
}

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const
const PLACES = DISTANCES.flatMap((distance) => DIRECTIONS.map((direction) => [distance, direction] as const))

/** Px from a box to the nearest of these spots. */
function distanceTo({ left, top, width, height }: Box, spots: readonly Spot[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const { x, y } of spots) {
    const [right, down] = [Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height)]
    least = Math.min(least, Math.hypot(right, down))
  }
  return least
}

/** Whether two boxes have area in common. */
export function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  )
}

/** Whether a box lies wholly within another. */
export function isWithin(box: Box, window: Box): boolean {
  return (
    box.left >= window.left &&
    box.top >= window.top &&
    box.left + box.width <= window.left + window.width &&
    box.top + box.height <= window.top + window.height
  )
}

/** Whether a spot lies in a box. */
export function holds(box: Box, { x, y }: Spot): boolean {
  return x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height
}

/** Points that stand for a line, `every` so many px: the farther apart, the less it matters if a label crosses it. */
export function dense(spots: readonly Spot[], every: number): Spot[] {
  const kept: Spot[] = []
  let rest = 0
  for (let k = 1; k < spots.length; k++) {
    const [from, to] = [spots[k - 1]!, spots[k]!]
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    for (; rest < length; rest += every) {
      const share = rest / length
      kept.push({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })
    }
    rest -= length
  }
  return kept
}
