/** What a data set implements, and what it gives. */
import { createStream } from '../rng.ts'
import { type Declaration, type OptionDeclaration, type Options, SpecError } from '../units.ts'

/** What is to be learned: a class, or numbers. */
export type Task =
  | { readonly kind: 'classification'; readonly classes: number }
  | { readonly kind: 'regression'; readonly outputs: number }

/** Examples of one split, in a fixed order. */
export interface Examples {
  readonly count: number
  /** [example][feature], an image [channel][row][column] */
  readonly inputs: Float32Array
  /** Class of each example as the network sees it; empty in a regression. */
  readonly labels: Uint8Array
  /** [example][output]; empty in a classification. */
  readonly values: Float32Array
  /** 1 where label noise changed the label, or where a value is an outlier. */
  readonly flipped: Uint8Array
}

export interface Splits {
  readonly train: Examples
  readonly validation: Examples
  readonly test: Examples
}

/** Examples that a reader brought, as the readers of files and of drawings give them. */
export interface OwnData {
  /** Of one input: [feature], or [channel, row, column] of an image. */
  readonly shape: readonly number[]
  readonly task: Task
  readonly examples: Omit<Examples, 'flipped'>
}

/** Bytes of the data sets that the book ships, and what the reader brought; loaded outside the core. */
export interface Datasets {
  /** 1,797 images of 64 bytes, each 0 to 16, row by row; labels 0 to 9. */
  readonly digits: { readonly images: Uint8Array; readonly labels: Uint8Array }
  /** By the name under which a spec speaks of it. */
  readonly own?: { readonly [name: string]: OwnData }
}

export interface DataUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** Of one input: [feature], or [channel, row, column] of an image. */
  shape(options: Options<D>): readonly number[]
  task(options: Options<D>): Task
  /** What an image shows where nothing is, in the units of its inputs. */
  readonly background?: number
  /** What a decision boundary is drawn over, [left, right, bottom, top]; only for data in the plane. */
  readonly window?: readonly [number, number, number, number]
  /** Test examples are always clean; validation labels carry the noise of the training labels unless an option says no. */
  create(options: Options<D>, seed: number, datasets: Datasets): Splits
  readonly pytorch: PytorchDrawn | PytorchStored<D>
}

/** Examples that a notebook draws with PyTorch's own random numbers. */
export interface PytorchDrawn {
  /**
   * Body of `draw(options, split, count, generator, truth)`: returns inputs [example, feature], and classes [example] or
   * values [example, output]. The generator `truth` starts alike in every split.
   */
  readonly draw: string
}

/** Examples that a notebook carries along, and splits at random. */
export interface PytorchStored<D extends readonly OptionDeclaration[] = readonly OptionDeclaration[]> {
  /** Lines that define what `stored` reads; none where that is the options. */
  constants?(options: Options<D>, datasets: Datasets): string
  /** Body of `stored(options)`: returns inputs [example, …] and classes [example]. */
  readonly stored: string
  /** Each feature is standardised over the examples that are not held out. */
  readonly standardised?: true
}

/** Fixes the types of a data set's options from their declaration. */
export function defineData<const Id extends string, const D extends readonly OptionDeclaration[]>(
  data: DataUnit<Id, D>,
): DataUnit<Id, D> {
  return data
}

/** Rows of a finite data set: a pool from which training sets are taken in order, and what is held out. */
interface SplitRows {
  readonly pool: Uint32Array
  readonly validation: Uint32Array
  readonly test: Uint32Array
}

/** Shuffles by the seed's stream `split`. Refuses to give out more examples than there are. */
export function splitRows(
  count: number,
  sizes: { readonly train: number; readonly validation: number; readonly test: number },
  seed: number,
): SplitRows {
  const wanted = sizes.train + sizes.validation + sizes.test
  if (wanted > count)
    throw new SpecError(
      `Train, validation and test ask for ${wanted} examples, but there are ${count}: make them smaller.`,
    )
  const order = createStream(seed, 'split').permutation(count)
  // Held-out rows are counted from the end, so that neither moves when the training set grows.
  const test = count - sizes.test
  const validation = test - sizes.validation
  return {
    pool: order.subarray(0, validation),
    validation: order.subarray(validation, test),
    test: order.subarray(test),
  }
}
