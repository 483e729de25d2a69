/** Three rings: the innermost and the outermost are one class, the ring between them is the other. */
import { python } from '../python.ts'
import { definePlanar, polar } from './planar.ts'

export const rings = definePlanar({
  id: 'rings',
  train: 100,
  jitter: 0.08,
  curve: [],
  window: [-3, 3, -2, 2],
  point: ([angle, which], between) => polar(between ? 0.9 : which < 0.5 ? 0.3 : 1.5, angle),
  pythonPoints: python`
    of_outer_class = torch.where(u[:, 1] < 0.5, torch.tensor(0.3), torch.tensor(1.5))
    points = polar(torch.where(labels == 1, torch.tensor(0.9), of_outer_class), u[:, 0])
  `,
})
