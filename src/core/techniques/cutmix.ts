/**
 * CutMix: a box of a partner's image is pasted into each image, its sides √(1 − κ) of the image's, κ ~ U(0, 1); what
 * hangs over the edge is cut off, and the label's weight is 1 − area / (HW), by the area that is left. Yun et al. 2019.
 */
import { python } from '../python.ts'
import { type Box, imageOf, planBoxes } from './image.ts'
import { mixColumns, putPartners } from './mixing.ts'
import { defineTechnique } from './technique.ts'

/** From where to before where a box reaches with this centre, cut off at the edges. */
function clipped(centre: number, side: number, length: number): readonly [number, number] {
  const from = centre - Math.floor(side / 2)
  return [Math.max(0, from), Math.min(length, from + side)]
}

/** The box of sides √(1 − κ) around a pixel, and the weight of the image's own label. */
export function boxAround(
  kappa: number,
  [row, column]: readonly [number, number],
  [height, width]: readonly [number, number],
): Box & { readonly share: number } {
  const side = Math.sqrt(1 - kappa)
  const [top, bottom] = clipped(row, Math.round(side * height), height)
  const [left, right] = clipped(column, Math.round(side * width), width)
  return { top, bottom, left, right, share: 1 - ((bottom - top) * (right - left)) / (height * width) }
}

export const cutmix = defineTechnique({
  id: 'cutmix',
  options: [{ name: 'probability', type: 'number', default: 1, off: 0, range: [0, 1], unit: 'percent', live: true }],
  plan(_, network, plan) {
    const { channels, height, width } = imageOf(network, 'cutmix')
    const { input, logits, targets } = network
    const probability = plan.option('techniques.cutmix.probability')
    const partner = plan.slice(plan.capacity)
    const share = plan.slice(plan.capacity)
    const boxes = planBoxes(plan)
    plan.add('batch', {
      code: 'paste-boxes',
      operands: [input.value, boxes.slice, partner, plan.slice(plan.capacity)],
      numbers: [channels, height, width, plan.capacity],
    })
    plan.add('batch', mixColumns(targets, logits.features, partner, share, plan))
    return {
      decide(running) {
        const { arena, count, step, stream } = running
        putPartners(running, 'cutmix', partner)
        const shares = stream('cutmix/share')
        const places = stream('cutmix/place')
        for (let b = 0; b < count; b++) {
          const [kappa, chance] = shares.uniform(b, step)
          const [u, v] = places.uniform(b, step)
          const centre = [Math.floor(u * height), Math.floor(v * width)] as const
          const box = boxAround(chance < arena[probability.offset]! ? kappa : 1, centre, [height, width])
          boxes.put(arena, b, box)
          arena[share.offset + b] = box.share
        }
      },
    }
  },
  pytorch: python`
    def batch(self, run, x, t):
        n, _, height, width = x.shape
        draws = torch.rand(n, 4, generator=run.generator("cutmix"))
        kappa = torch.where(draws[:, 1] < self.options["probability"], draws[:, 0], torch.ones(n))

        def edges(u, length):  # what hangs over is cut off
            side = ((1 - kappa).sqrt() * length).round().long()
            start = (u * length).long() - side // 2
            return start.clamp(min=0), (start + side).clamp(max=length)

        box = boxes(edges(draws[:, 2], height), edges(draws[:, 3], width), height, width)
        partner = torch.randperm(n, generator=run.generator("cutmix/partner"))
        share = 1 - box.float().mean((1, 2, 3))
        return torch.where(box, x[partner], x), mix(t, t[partner], share)
  `,
})
