/** A circle of one class inside a circle of the other. */
import { definePlanar, polar } from './planar.ts'

export const circles = definePlanar({
  id: 'circles',
  train: 100,
  jitter: 0.15,
  curve: [
    { name: 'inner', type: 'number', default: 0.7, range: [0, 2] },
    { name: 'outer', type: 'number', default: 1.6, range: [0, 2] },
  ],
  window: [-3.6, 3.6, -2.4, 2.4],
  point: ([angle], outside, { inner, outer }) => polar(outside ? outer : inner, angle),
  pythonPoints: 'points = polar(options["inner"] + labels * (options["outer"] - options["inner"]), u[:, 0])',
})
