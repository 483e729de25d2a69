/** What a data set implements, and what it gives. */
import type { Stream } from '../rng.ts'
import type { Declaration, NumberOption, OptionDeclaration, Options } from '../units.ts'

/** Examples of one split, in a fixed order. */
export interface Examples {
  readonly count: number
  /** [example][feature] */
  readonly inputs: Float32Array
  /** Class of each example as the network sees it. */
  readonly labels: Uint8Array
  /** 1 where label noise changed the label. */
  readonly flipped: Uint8Array
}

export interface Splits {
  readonly train: Examples
  readonly validation: Examples
  readonly test: Examples
}

/** Bytes of the data sets that the book ships; loaded outside the core. */
export interface Datasets {
  /** 1,797 images of 64 bytes, each 0 to 16, row by row; labels 0 to 9. */
  readonly digits: { readonly images: Uint8Array; readonly labels: Uint8Array }
}

export interface DataUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  readonly features: number
  readonly classes: number
  /** What a decision boundary is drawn over, [left, right, bottom, top]; only for data in the plane. */
  readonly window?: readonly [number, number, number, number]
  /** Test labels are always clean; validation labels carry the noise of the training labels. */
  create(options: Options<D>, seed: number, datasets: Datasets): Splits
}

/** Fixes the types of a data set's options from their declaration. */
export function defineData<const Id extends string, const D extends readonly OptionDeclaration[]>(
  data: DataUnit<Id, D>,
): DataUnit<Id, D> {
  return data
}

export const labelNoise = {
  name: 'labelNoise',
  type: 'number',
  default: 0,
  off: 0,
  range: [0, 0.5],
  unit: 'percent',
} as const satisfies NumberOption

/** Which split a draw of label noise belongs to is in the stream's name; the index names the example. */
export function noisyLabel(stream: Stream, index: number, label: number, classes: number, probability: number): number {
  const [flip, which] = stream.uniform(index)
  // The same draw decides at every probability: wrong at 10 % is wrong, in the same way, at 20 %.
  return flip < probability ? (label + 1 + Math.floor(which * (classes - 1))) % classes : label
}
