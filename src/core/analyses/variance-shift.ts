/**
 * Dropout before batch normalization: h = a(u), u normal, has the variance E h² / q − (E h)² in training and
 * E h² − (E h)² in inference. Batch normalization stores the first, and so its outputs have a deviation of the root of
 * their ratio in inference. Histograms of each edge from drawn values, numbers from the exact moments. Li et al. 2019.
 */
import type { HistogramResult } from '../results.ts'
import { createStream } from '../rng.ts'
import { activation, activations } from './activations.ts'
import { defineAnalysis, number } from './analysis.ts'
import { expectation, normals } from './normals.ts'

const DRAWS = 4000
const BINS = 40
const REACH = 5

export const varianceShift = defineAnalysis({
  id: 'variance-shift',
  options: [
    { ...activation, default: 'identity' },
    { name: 'mean', symbol: '\\mu', type: 'number', default: 0, range: [-2, 2] },
    { name: 'probability', symbol: 'p', type: 'number', default: 0.5, off: 0, range: [0, 0.9] },
  ],
  analyse({ activation, mean, probability }, seed) {
    const a = activations[activation]
    const kept = 1 - probability
    const first = expectation(a, mean, 1)
    const second = expectation((u) => a(u) * a(u), mean, 1)
    const training = second / kept - first * first
    const inference = second - first * first

    const values = normals(seed, 'variance-shift/input', DRAWS).map((u) => a(mean + u))
    const mask = createStream(seed, 'variance-shift/mask')
    const dropped = values.map((h, k) => (mask.uniform(k)[0] < probability ? 0 : h / kept))
    const normalized = (h: Float64Array) => h.map((value) => (value - first) / Math.sqrt(training))
    return [
      histogram('after-dropout', 'training', dropped),
      histogram('after-dropout', 'inference', values),
      histogram('after-batch-norm', 'training', normalized(dropped)),
      histogram('after-batch-norm', 'inference', normalized(values)),
      number('training-variance', training, 'variance'),
      number('inference-variance', inference, 'variance'),
      number('variance-ratio', training / inference),
      number('inference-deviation', Math.sqrt(inference / training), 'deviation'),
    ]
  },
})

/** What lies outside is counted in the outermost bins. */
function histogram(name: string, of: string, values: Float64Array): HistogramResult {
  const counts = new Float64Array(BINS)
  for (const value of values) {
    const bin = Math.floor(((value + REACH) / (2 * REACH)) * BINS)
    counts[Math.min(BINS - 1, Math.max(0, bin))]! += 1
  }
  const edges = Float64Array.from({ length: BINS + 1 }, (_, k) => (2 * REACH * k) / BINS - REACH)
  return { shape: 'histogram', name, of, edges, counts, axes: [{ id: 'activation' }, { id: 'draws' }] }
}
