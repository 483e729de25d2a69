/** An image turned as augmentation turns it: by the operation that trains, run by its definition. */
import { operate } from '#core/analyses/operate.ts'
import { mapOf } from '#core/techniques/augmentation.ts'
import { definition } from '#kernels/definition/executor.ts'

const UNMOVED = {
  horizontalFlip: false,
  verticalFlip: false,
  halfTurn: false,
  quarterTurn: 0,
  shift: [0, 0],
} as const

/** Of one channel, [row][column], clockwise about its middle; the background comes in from outside. */
export function rotateImage(
  image: Float32Array,
  [height, width]: readonly [number, number],
  degrees: number,
  background: number,
): Float32Array {
  const { vectors, run } = operate(
    definition,
    {
      image,
      map: mapOf({ ...UNMOVED, rotation: degrees }, height, width),
      background: [background],
      scratch: height * width,
    },
    (at) => [{ code: 'warp', operands: [at.image, at.map, at.background, at.scratch], numbers: [1, height, width, 1] }],
  )
  run(1)
  return vectors.image.slice()
}
