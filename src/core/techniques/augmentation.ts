/**
 * Augmentation: each image of a step flipped, turned, rotated and shifted at random, in this order, about its middle;
 * bilinear between pixels, background outside. Flips and turns of a square image are exact. Simard et al. 2003.
 */
import { cosSinTurn } from '../functions.ts'
import { python } from '../python.ts'
import type { NumberOption } from '../units.ts'
import { imageOf } from './image.ts'
import { defineTechnique } from './technique.ts'

const chance = <const N extends string>(name: N) =>
  ({
    name,
    type: 'number',
    default: 0,
    off: 0,
    range: [0, 1],
    unit: 'percent',
    live: true,
  }) as const satisfies NumberOption

export interface Transform {
  readonly horizontalFlip: boolean
  readonly verticalFlip: boolean
  readonly halfTurn: boolean
  /** Quarter turns: 1 clockwise, −1 the other way, or 0. */
  readonly quarterTurn: -1 | 0 | 1
  /** Degrees, clockwise. */
  readonly rotation: number
  /** Pixels to the right and down. */
  readonly shift: readonly [number, number]
}

/**
 * From a pixel (column, row) of the new image to where it is taken from in the old one: [m0, m1, m2, m3, m4, m5] with
 * column' = m0 column + m1 row + m2 and row' = m3 column + m4 row + m5.
 */
export function mapOf(transform: Transform, height: number, width: number): readonly number[] {
  const { horizontalFlip, verticalFlip, halfTurn, quarterTurn, rotation, shift } = transform
  const [cosine, sine] = cosSinTurn(Math.fround(Math.abs(rotation) / 360))
  // Clockwise for the image is the other way for where its pixels come from; rows count downwards.
  const [c, s] = [cosine, rotation < 0 ? -sine : sine]
  const [right, down] = [horizontalFlip === halfTurn ? 1 : -1, verticalFlip === halfTurn ? 1 : -1]
  const turn = 1 - Math.abs(quarterTurn)
  const across = [turn * c - quarterTurn * s, turn * s + quarterTurn * c].map((entry) => right * entry)
  const along = [-quarterTurn * c - turn * s, turn * c - quarterTurn * s].map((entry) => down * entry)
  const [x, y] = [(width - 1) / 2, (height - 1) / 2]
  const from = ([a, b]: readonly number[], middle: number) => middle - a! * (x + shift[0]) - b! * (y + shift[1])
  return [...across, from(across, x), ...along, from(along, y)]
}

export const augmentation = defineTechnique({
  id: 'augmentation',
  options: [
    chance('horizontalFlip'),
    chance('verticalFlip'),
    chance('halfTurn'),
    chance('quarterTurn'),
    { name: 'rotation', type: 'number', default: 0, off: 0, range: [0, 180], unit: 'degree', live: true },
    { name: 'shift', type: 'number', default: 0, off: 0, range: [0, 8], live: true },
  ],
  plan(options, network, plan) {
    const { channels, height, width, background } = imageOf(network, 'augmentation')
    const slices = Object.keys(options).map(
      (name) => [name, plan.option(`techniques.augmentation.${name}`).offset] as const,
    )
    const maps = plan.slice(6 * plan.capacity)
    const nothing = plan.slice(1)
    plan.add('batch', {
      code: 'warp',
      operands: [network.input.value, maps, nothing, plan.slice(height * width)],
      numbers: [channels, height, width, plan.capacity],
    })
    return {
      decide({ arena, count, step, stream }) {
        arena[nothing.offset] = background
        const most = Object.fromEntries(slices.map(([name, at]) => [name, arena[at]!])) as typeof options
        const [flips, turns, rotations, shifts] = ['flip', 'turn', 'rotation', 'shift'].map((what) =>
          stream(`augmentation/${what}`),
        )
        const within = (bound: number, u: number) => bound * (2 * u - 1)
        for (let b = 0; b < count; b++) {
          const [horizontal, vertical] = flips!.uniform(b, step)
          const [half, quarter] = turns!.uniform(b, step)
          const [right, down] = shifts!.uniform(b, step)
          const map = mapOf(
            {
              horizontalFlip: horizontal < most.horizontalFlip,
              verticalFlip: vertical < most.verticalFlip,
              halfTurn: half < most.halfTurn,
              quarterTurn: quarter < most.quarterTurn / 2 ? 1 : quarter < most.quarterTurn ? -1 : 0,
              rotation: within(most.rotation, rotations!.uniform(b, step)[0]),
              shift: [within(most.shift, right), within(most.shift, down)],
            },
            height,
            width,
          )
          map.forEach((entry, k) => {
            arena[maps.offset + k * plan.capacity + b] = entry
          })
        }
      },
    }
  },
  pytorch: python`
    def batch(self, run, x, t):
        n, _, height, width = x.shape
        u, o = torch.rand(n, 7, generator=run.generator("augmentation")), self.options
        flip, upend, half = (u[:, k] < o[name] for k, name in enumerate(["horizontalFlip", "verticalFlip", "halfTurn"]))
        quarter = (u[:, 3] < o["quarterTurn"] / 2).float() - (
            (u[:, 3] >= o["quarterTurn"] / 2) & (u[:, 3] < o["quarterTurn"])
        ).float()
        angle = torch.deg2rad(o["rotation"] * (2 * u[:, 4] - 1) + 90 * quarter)
        right, down = (1 - 2 * (mirrored ^ half).float() for mirrored in (flip, upend))
        cosine, sine = angle.cos(), angle.sin()
        middle = torch.tensor([(width - 1) / 2, (height - 1) / 2])
        rows, columns = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
        shift = o["shift"] * (2 * u[:, 5:7] - 1)
        place = torch.stack([columns, rows], -1) - middle - shift[:, None, None]
        across, along = place[..., 0], place[..., 1]
        taken = torch.stack(  # where a pixel of the new image is taken from, about the middle
            [
                column(right * cosine, across) * across + column(right * sine, along) * along,
                column(down * cosine, along) * along - column(down * sine, across) * across,
            ],
            -1,
        )
        changed = F.grid_sample(x - BACKGROUND, taken / middle, align_corners=True)
        return changed + BACKGROUND, t
  `,
})
