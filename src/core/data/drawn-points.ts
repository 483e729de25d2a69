/** Points in the plane that a reader draws, as x, y and class of each; the spec itself holds them. */
import { python } from '../python.ts'
import { spoilings } from './classification.ts'
import { defineData } from './data.ts'
import { sizeOptions, splitOwn } from './own.ts'
import { readPoints } from './readers/read-points.ts'

const MOST_POINTS = 500

/** Two clusters that touch: what stands here until something is drawn. */
const FIRST_DRAWING = [
  [-1.9, 0.3, 0],
  [-1.5, -0.6, 0],
  [-1.3, 0.9, 0],
  [-1.1, 0.1, 0],
  [-0.9, -1.2, 0],
  [-0.8, 1.4, 0],
  [-0.6, 0.5, 0],
  [-0.5, -0.4, 0],
  [-0.2, -1.0, 0],
  [-0.1, 0.8, 0],
  [0.2, 0.1, 0],
  [0.4, -0.7, 0],
  [1.9, -0.2, 1],
  [1.6, 0.7, 1],
  [1.4, -1.0, 1],
  [1.2, 0.2, 1],
  [1.0, 1.3, 1],
  [0.9, -1.4, 1],
  [0.7, 0.5, 1],
  [0.6, -0.2, 1],
  [0.3, 1.1, 1],
  [0.1, -0.5, 1],
  [-0.2, 0.3, 1],
  [-0.4, -0.8, 1],
].flat()

export const drawnPoints = defineData({
  id: 'drawn-points',
  options: [
    { name: 'points', type: 'numbers', default: FIRST_DRAWING, range: [-3, 3], most: 3 * MOST_POINTS },
    { name: 'classes', type: 'integer', default: 2, range: [2, 4] },
    ...sizeOptions.map((size, k) => ({ ...size, default: [12, 6, 6][k]! })),
    ...spoilings,
  ],
  shape: () => [2],
  task: ({ classes }) => ({ kind: 'classification', classes }),
  window: [-3, 3, -2, 2],
  create: (options, seed) =>
    splitOwn(readPoints(options.points, options.classes), options, seed, () => (value) => value),
  pytorch: {
    stored: python`
      points = torch.tensor(options["points"]).view(-1, 3)
      return points[:, :2], points[:, 2].long()
    `,
  },
})
