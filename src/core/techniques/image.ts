/** What techniques share that change images: where the input has them, and boxes on them. */
import type { Network, Slice } from '../network.ts'
import type { Plan } from '../plan.ts'
import { SpecError } from '../units.ts'

interface Image {
  readonly channels: number
  readonly height: number
  readonly width: number
  /** What an image shows where nothing is. */
  readonly background: number
}

/** The images that the input shows; a sentence where it shows none. */
export function imageOf({ image, input }: Network, technique: string): Image {
  if (!image)
    throw new SpecError(
      `“${technique}” changes images, but these data have ${input.features} features each: leave it out or take images.`,
    )
  const [channels, height, width] = image.shape
  return { channels: channels!, height: height!, width: width!, background: image.background }
}

/** Rows from `top` to before `bottom`, columns from `left` to before `right`. */
export interface Box {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** A box for each column, as the operations on boxes read them. */
export function planBoxes({ capacity, slice }: Plan): {
  readonly slice: Slice
  put(arena: Float32Array, column: number, box: Box): void
} {
  const boxes = slice(4 * capacity)
  return {
    slice: boxes,
    put(arena, column, { top, bottom, left, right }) {
      ;[top, bottom, left, right].forEach((edge, k) => {
        arena[boxes.offset + k * capacity + column] = edge
      })
    },
  }
}
