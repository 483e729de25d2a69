/**
 * Whether confidence, the largest probability, is the share of right answers. Expected calibration error: over 15 bins of
 * equal width, Σ (n_bin / n) |share right − mean confidence|. Temperature: the T that makes the mean of −ln softmax(z/T)
 * of the label least. The error after scaling is that of softmax(z/T) with the T that is best on the other half of the
 * examples, so that none is judged by a T to which it was fitted. Guo, Pleiss, Sun and Weinberger 2017. Gap of the logits:
 * the mean of z_label − max_{k ≠ label} z_k.
 */
import { exp } from '../functions.ts'
import type { SeriesResult } from '../results.ts'
import { SpecError } from '../units.ts'
import { type Predictions, predictionsOf, split } from './predictions.ts'
import { defineProbe, number } from './probe.ts'

const BINS = 15
/** 1/T lies between the inverse of this and this. */
const LIMIT = 8
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
      const { probabilities, predicted, classes } = predictions
      const { count } = predictions.examples
      const rows = Array.from({ length: count }, (_, row) => row)
      const sure = Float64Array.from(rows, (row) => probabilities[row * classes + predicted[row]!]!)
      const { counts, confidence, right } = binned(predictions, sure)
      const filled = [...counts.keys()].filter((bin) => counts[bin]! > 0)
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
        number('logit-gap', gapOf(predictions, rows), { split }),
        number('calibration-error', errorOf(predictions, sure), { split }),
        number('mean-confidence', mean, { split, quantity: { id: 'mean-confidence', unit: 'percent' } }),
        number('temperature', 1 / bestInverseTemperature(predictions, rows), { split }),
        number('scaled-calibration-error', errorOf(predictions, scaledByOtherHalf(predictions, rows)), { split }),
      ]
    },
})

/** By bin: examples, their confidences added up, and how many of them are right. */
function binned({ examples: { labels }, predicted }: Predictions, sure: Float64Array) {
  const [counts, confidence, right] = [new Float64Array(BINS), new Float64Array(BINS), new Float64Array(BINS)]
  labels.forEach((label, row) => {
    const bin = Math.min(BINS - 1, Math.floor(sure[row]! * BINS))
    counts[bin]! += 1
    confidence[bin]! += sure[row]!
    if (predicted[row] === label) right[bin]! += 1
  })
  return { counts, confidence, right }
}

/** Expected calibration error, if the predicted classes had these confidences. */
function errorOf(predictions: Predictions, sure: Float64Array): number {
  const { confidence, right } = binned(predictions, sure)
  return confidence.reduce((sum, of, bin) => sum + Math.abs(right[bin]! - of), 0) / sure.length
}

/** The logit of a class; a single output is the log odds of class 1 against class 0. */
function logitsOf({ examples: { labels }, outputs, classes }: Predictions) {
  const width = outputs.length / labels.length
  return (row: number, k: number) => (width === classes ? outputs[row * classes + k]! : k * outputs[row]!)
}

/** How far the logit of the label is above the largest other one, on average; below zero where it is not. */
function gapOf(predictions: Predictions, rows: readonly number[]): number {
  const logit = logitsOf(predictions)
  const { classes, examples } = predictions
  let sum = 0
  for (const row of rows) {
    const label = examples.labels[row]!
    let other = -Infinity
    for (let k = 0; k < classes; k++) if (k !== label) other = Math.max(other, logit(row, k))
    sum += logit(row, label) - other
  }
  return sum / rows.length
}

/** Confidences at the temperature of the other half: even rows by odd ones, odd rows by even ones. */
function scaledByOtherHalf(predictions: Predictions, rows: readonly number[]): Float64Array {
  const logit = logitsOf(predictions)
  const inverse = [1, 0].map((half) =>
    bestInverseTemperature(
      predictions,
      rows.filter((row) => row % 2 === half),
    ),
  )
  return Float64Array.from(rows, (row) => {
    let sum = 0
    for (let k = 0; k < predictions.classes; k++)
      sum += exp(Math.fround(inverse[row % 2]! * (logit(row, k) - logit(row, predictions.predicted[row]!))))
    return 1 / sum
  })
}

/**
 * The loss is convex in b = 1/T and its slope is the mean of Σ_k π_k z_k − z_label with π = softmax(b z), so halving the
 * ratio of two bounds finds where the slope turns. At a bound it stays there.
 */
function bestInverseTemperature(predictions: Predictions, rows: readonly number[]): number {
  const logit = logitsOf(predictions)
  const {
    examples: { labels },
    classes,
  } = predictions
  const slope = (b: number) => {
    let total = 0
    for (const row of rows) {
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
      total += weighted / sum - (logit(row, labels[row]!) - most)
    }
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
