/** Cutout: a square of background, wholly inside, hides a random part of each image. DeVries and Taylor 2017. */
import { python } from '../python.ts'
import { imageOf, planBoxes } from './image.ts'
import { defineTechnique } from './technique.ts'

export const cutout = defineTechnique({
  id: 'cutout',
  options: [{ name: 'side', type: 'integer', default: 3, off: 0, range: [0, 32], live: true }],
  plan(_, network, plan) {
    const { channels, height, width, background } = imageOf(network, 'cutout')
    const side = plan.option('techniques.cutout.side')
    const boxes = planBoxes(plan)
    const nothing = plan.slice(1)
    plan.add('batch', {
      code: 'fill-boxes',
      operands: [network.input.value, boxes.slice, nothing],
      numbers: [channels, height, width, plan.capacity],
    })
    return {
      decide({ arena, count, step, stream }) {
        arena[nothing.offset] = background
        const rows = Math.min(arena[side.offset]!, height)
        const columns = Math.min(arena[side.offset]!, width)
        const draws = stream('cutout')
        for (let b = 0; b < count; b++) {
          const [u, v] = draws.uniform(b, step)
          const top = Math.floor(u * (height - rows + 1))
          const left = Math.floor(v * (width - columns + 1))
          boxes.put(arena, b, { top, bottom: top + rows, left, right: left + columns })
        }
      },
    }
  },
  pytorch: python`
    def batch(self, run, x, t):
        n, _, height, width = x.shape
        draws = torch.rand(n, 2, generator=run.generator("cutout"))

        def edges(u, length):
            side = min(self.options["side"], length)
            start = (u * (length - side + 1)).long()
            return start, start + side

        box = boxes(edges(draws[:, 0], height), edges(draws[:, 1], width), height, width)
        return x.masked_fill(box, BACKGROUND), t
  `,
})
