/** Two arms of a spiral, wound around each other from the middle to radius 2. Lang and Witbrock 1988. */
import { python } from '../python.ts'
import { definePlanar, polar } from './planar.ts'

export const spiral = definePlanar({
  id: 'spiral',
  train: 150,
  jitter: 0.05,
  curve: [{ name: 'turns', type: 'number', default: 1.375, range: [0.25, 2] }],
  window: [-3.6, 3.6, -2.4, 2.4],
  point([u], arm, { turns }) {
    // The root makes points as dense outside as inside.
    const along = Math.sqrt(u)
    return polar(2 * along, turns * along + arm / 2)
  },
  pythonPoints: python`
    along = u[:, 0].sqrt()
    points = polar(2 * along, options["turns"] * along + labels / 2)
  `,
})
