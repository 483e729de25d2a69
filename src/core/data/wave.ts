/**
 * Noisy points of a sine: x uniform on (−1, 1), y = sin(π f x) + σ_y times a normal number. Outliers are moved up or down
 * by a fixed amount; they are in the training set alone. Test values are the sine itself.
 */
import { cosSinTurn } from '../functions.ts'
import { python } from '../python.ts'
import type { Split } from '../results.ts'
import { createStream } from '../rng.ts'
import type { Options } from '../units.ts'

/** Outliers are among the first so many examples, so that they stay what they are when the training set grows. */
const FIRST = 10

export const waveOptions = [
  { name: 'train', symbol: 'n', type: 'integer', default: 20, range: [FIRST, 500] },
  { name: 'validation', type: 'integer', default: 20, range: [10, 500] },
  { name: 'test', type: 'integer', default: 500, range: [100, 2000] },
  { name: 'frequency', symbol: 'f', type: 'number', default: 1, range: [0.5, 4] },
  { name: 'noise', symbol: '\\sigma_y', type: 'number', default: 0.2, off: 0, range: [0, 1] },
  { name: 'outliers', type: 'integer', default: 0, off: 0, range: [0, 5] },
  { name: 'outlierSize', type: 'number', default: 2.5, off: 0, range: [0, 10] },
] as const

/** x and y of example k of a split, and whether it is an outlier. */
export function wave(
  { frequency, noise, outliers, outlierSize }: Options<typeof waveOptions>,
  split: Split,
  seed: number,
) {
  const stream = (what: string) => createStream(seed, `wave/${split}/${what}`)
  const places = stream('place')
  const errors = stream('noise')
  const moves = stream('outlier')
  const moved = moves.permutation(FIRST).subarray(0, split === 'train' ? outliers : 0)
  const sigma = split === 'test' ? 0 : noise
  const isOutlier = (k: number) => moved.includes(k)
  return {
    isOutlier,
    x: (k: number) => 2 * places.uniform(k)[0] - 1,
    y(k: number, x: number) {
      const turns = (frequency * x) / 2
      const sine = cosSinTurn(Math.fround(turns - Math.floor(turns)))[1]
      const move = isOutlier(k) ? (moves.uniform(k, 1)[0] < 0.5 ? -outlierSize : outlierSize) : 0
      return sine + sigma * errors.normal(k) + move
    },
  }
}

/** x and y of all examples of a split as Python lines. */
export const pythonWave = python`
  x = 2 * torch.rand(count, generator=generator) - 1
  y = torch.sin(math.pi * options["frequency"] * x)
  if split != "test":
      y += options["noise"] * torch.randn(count, generator=generator)
  if split == "train":
      moved = torch.randperm(${FIRST}, generator=generator)[: options["outliers"]]
      y[moved] += options["outlierSize"] * (2 * torch.randint(2, moved.shape, generator=generator) - 1)
`
