/** The sliders: what happens to an image before the networks see it, by the functions that the experiments use. */
import { digitInput, digitShade, digits } from '#core/data/digits.ts'
import { createStream } from '#core/rng.ts'
import { disturbInputs } from '#core/train/conditions.ts'
import type { NumberOption } from '#core/units.ts'
import { rotateImage } from '#runner/rotate-image.ts'
import { PIXELS } from './bitmap.ts'

/** Clockwise; share of the contrast kept; standard deviation of the noise; side of the hidden square in pixels. */
export const disturbances = [
  { name: 'rotation', type: 'number', default: 0, range: [-90, 90], unit: 'degree' },
  { name: 'contrast', type: 'number', default: 1, range: [0, 1], unit: 'percent' },
  { name: 'noise', type: 'number', default: 0, range: [0, 2] },
  { name: 'occlusion', type: 'integer', default: 0, range: [0, 5] },
] as const satisfies readonly NumberOption[]
export type Disturbance = Readonly<Record<(typeof disturbances)[number]['name'], number>>

/** The defaults, which change nothing. */
export const undisturbed: Disturbance = { rotation: 0, contrast: 1, noise: 0, occlusion: 0 }

const BACKGROUND = digits.background!

/** The networks' inputs for the counts of an image. `draw` picks the noise and the place of the square. */
export function inputsOf(counts: ArrayLike<number>, disturbance: Disturbance, draw: number): Float32Array {
  const image = Float32Array.from(counts, digitInput)
  const rotated = rotateImage(image, [PIXELS, PIXELS], disturbance.rotation, BACKGROUND)
  const stream = (name: string) => createStream(draw, name)
  return disturbInputs(rotated, 1, [1, PIXELS, PIXELS], BACKGROUND, disturbance, stream)
}

/** Inputs as shades to be drawn, 0 for paper to 1 for full ink. */
export const shadesOf = (inputs: Float32Array): readonly number[] =>
  Array.from(inputs, (input) => Math.max(0, Math.min(1, digitShade(input))))
