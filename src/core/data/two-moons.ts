/** Two half circles that interlock, with Gaussian jitter; classes alternate. */
import { python } from '../python.ts'
import { definePlanar, polar } from './planar.ts'

export const twoMoons = definePlanar({
  id: 'two-moons',
  train: 100,
  jitter: 0.2,
  curve: [],
  window: [-2.4, 2.4, -1.6, 1.6],
  point([angle], moon) {
    const [across, up] = polar(1, angle / 2)
    const [x, y] = moon === 0 ? [across, up] : [1 - across, 0.5 - up]
    return [(x - 0.5) / 0.9, (y - 0.25) / 0.9]
  },
  pythonPoints: python`
    moon = polar(torch.ones(count), u[:, 0] / 2)
    moon = torch.where(labels[:, None] == 0, moon, torch.tensor([1.0, 0.5]) - moon)
    points = (moon - torch.tensor([0.5, 0.25])) / 0.9
  `,
})
