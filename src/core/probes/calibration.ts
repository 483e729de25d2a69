/**
 * Whether confidence, the largest probability, is the share of right answers. Expected calibration error: over 15 bins of
 * equal width, Σ (n_bin / n) |share right − mean confidence|. Temperature: the T that makes the mean of −ln softmax(z/T)
 * of the label least. Guo, Pleiss, Sun and Weinberger 2017.
 */
import { exp } from '../functions.ts'
import type { SeriesResult } from '../results.ts'
import { SpecError } from '../units.ts'
import { type Predictions, predictionsOf, split } from './predictions.ts'
import { defineProbe, number } from './probe.ts'

const BINS = 15
/** 1/T lies between the inverse of this and this. */
const LIMIT = 64
const HALVINGS = 32
const axes = [
  { id: 'confidence', unit: 'percent' },
  { id: 'share-right', unit: 'percent' },
] as const

export const calibration = defineProbe({
  id: 'calibration',
  options: [split],
  plan:
    ({ split }) =>
    (view) => {
      const predictions = predictionsOf(view, split, 'calibration')
      if (!predictions.probabilities)
        throw new SpecError(
          'The probe “calibration” needs a loss that gives probabilities, such as softmax-cross-entropy.',
        )
      const { count } = predictions.examples
      const { counts, confidence, right } = binned(predictions, predictions.probabilities)
      const filled = [...counts.keys()].filter((bin) => counts[bin]! > 0)
      const error = filled.reduce((sum, bin) => sum + Math.abs(right[bin]! - confidence[bin]!), 0) / count
      const mean = confidence.reduce((sum, of) => sum + of, 0) / count
      const line = (name: string, x: readonly number[], y: readonly number[]): SeriesResult => ({
        shape: 'series',
        name,
        ...(name === 'reliability' ? { split } : { reference: true }),
        x: Float64Array.from(x),
        y: Float64Array.from(y),
        axes,
      })
      const inFilled = (sums: Float64Array) => filled.map((bin) => sums[bin]! / counts[bin]!)
      return [
        line('reliability', inFilled(confidence), inFilled(right)),
        line('perfect-calibration', [0, 1], [0, 1]),
        {
          shape: 'histogram',
          name: 'confidences',
          split,
          edges: Float64Array.from({ length: BINS + 1 }, (_, k) => k / BINS),
          counts,
          axes: [{ id: 'confidence', unit: 'percent' }, { id: 'example-count' }],
        },
        number('calibration-error', error, { split }),
        number('mean-confidence', mean, { split, quantity: { id: 'mean-confidence', unit: 'percent' } }),
        number('temperature', 1 / bestInverseTemperature(predictions), { split }),
      ]
    },
})

/** By bin: examples, their confidences added up, and how many of them are right. */
function binned({ examples: { labels }, predicted, classes }: Predictions, probabilities: Float32Array) {
  const [counts, confidence, right] = [new Float64Array(BINS), new Float64Array(BINS), new Float64Array(BINS)]
  labels.forEach((label, row) => {
    const sure = probabilities[row * classes + predicted[row]!]!
    const bin = Math.min(BINS - 1, Math.floor(sure * BINS))
    counts[bin]! += 1
    confidence[bin]! += sure
    if (predicted[row] === label) right[bin]! += 1
  })
  return { counts, confidence, right }
}

/**
 * The loss is convex in b = 1/T and its slope is the mean of Σ_k π_k z_k − z_label with π = softmax(b z), so halving the
 * ratio of two bounds finds where the slope turns. At a bound it stays there.
 */
function bestInverseTemperature({ examples: { labels }, outputs, classes }: Predictions): number {
  // A single output is the log odds of class 1 against class 0.
  const width = outputs.length / labels.length
  const logit = (row: number, k: number) => (width === classes ? outputs[row * classes + k]! : k * outputs[row]!)
  const slope = (b: number) => {
    let total = 0
    labels.forEach((label, row) => {
      let most = -Infinity
      for (let k = 0; k < classes; k++) most = Math.max(most, logit(row, k))
      let sum = 0
      let weighted = 0
      for (let k = 0; k < classes; k++) {
        const below = logit(row, k) - most
        const share = exp(Math.fround(b * below))
        sum += share
        weighted += share * below
      }
      total += weighted / sum - (logit(row, label) - most)
    })
    return total
  }
  let [low, high] = [1 / LIMIT, LIMIT]
  for (let k = 0; k < HALVINGS; k++) {
    const middle = Math.sqrt(low * high)
    if (slope(middle) < 0) low = middle
    else high = middle
  }
  return Math.sqrt(low * high)
}
