/** Arrows from points. */
import { rounded } from './lines.ts'
import type { Spot } from './place-label.ts'

/** Length and half the width of a head, in px. */
const HEAD = { length: 6, half: 3 }

/** One path of all arrows; `across` and `up` are how far each goes, in units of which `scale` has the px. */
export function drawArrows(
  from: readonly Spot[],
  across: ArrayLike<number>,
  up: ArrayLike<number>,
  scale: Spot,
): string {
  return from
    .map((start, k) => {
      const [dx, dy] = [across[k]! * scale.x, -up[k]! * scale.y]
      const length = Math.hypot(dx, dy)
      if (!(length >= 1) || !Number.isFinite(length)) return ''
      const [x, y] = [start.x + dx, start.y + dy]
      const [ux, uy] = [dx / length, dy / length]
      const wing = (side: 1 | -1): string =>
        `${rounded(x - HEAD.length * ux - side * HEAD.half * uy)},${rounded(y - HEAD.length * uy + side * HEAD.half * ux)}`
      return `M${start.x},${start.y}L${rounded(x)},${rounded(y)}M${wing(1)}L${rounded(x)},${rounded(y)}L${wing(-1)}`
    })
    .join('')
}
