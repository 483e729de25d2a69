/** What data sets with numbers for targets share. Example k of a split is a function of the split's streams and k. */
import type { Split } from '../results.ts'
import type { Examples, Splits } from './data.ts'

/** Where the examples of a split come from. */
interface RegressionSource {
  readonly features: number
  /** Writes the inputs of example k from this place on, and returns its value. */
  write(k: number, inputs: Float32Array, at: number): number
  isOutlier?(k: number): boolean
}

export function regressionSplits(
  sizes: { readonly train: number; readonly validation: number; readonly test: number },
  source: (split: Split) => RegressionSource,
): Splits {
  const examples = (split: Split): Examples => {
    const { features, write, isOutlier } = source(split)
    const count = sizes[split]
    const inputs = new Float32Array(count * features)
    const values = Float32Array.from({ length: count }, (_, k) => write(k, inputs, k * features))
    const flipped = Uint8Array.from({ length: count }, (_, k) => (isOutlier?.(k) ? 1 : 0))
    return { count, inputs, labels: new Uint8Array(0), values, flipped }
  }
  return { train: examples('train'), validation: examples('validation'), test: examples('test') }
}
