/**
 * The best of m equally good candidates by the accuracy on n validation examples: its score is above the truth by about
 * SE · e_m, SE = √(a (1 − a) / n), e_m the expected maximum of m standard normal numbers. Beside that, maxima of drawn
 * binomial counts. Cawley and Talbot 2010.
 */
import { createStream } from '../rng.ts'
import { defineAnalysis, number, series } from './analysis.ts'
import { binomial } from './binomial.ts'
import { normalGrid } from './normals.ts'

const axes = [{ id: 'candidates', scale: 'log' }, { id: 'optimism' }] as const
const SHOWN = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100]

export const winnersCurse = defineAnalysis({
  id: 'winners-curse',
  options: [
    { name: 'candidates', symbol: 'm', type: 'integer', default: 10, range: [1, 100], scale: 'log' },
    { name: 'validation', symbol: 'n', type: 'integer', default: 200, range: [20, 1000], scale: 'log' },
    { name: 'accuracy', type: 'number', default: 0.9, range: [0.5, 0.99], unit: 'percent' },
    { name: 'repeats', type: 'integer', default: 300, range: [10, 1000], scale: 'log' },
  ],
  analyse({ candidates, validation, accuracy, repeats }, seed) {
    const error = Math.sqrt((accuracy * (1 - accuracy)) / validation)
    const scores = drawScores(validation, accuracy, seed)
    const winners = Array.from({ length: repeats }, (_, repeat) => {
      let best = 0
      for (let k = 0; k < candidates; k++) best = Math.max(best, scores(k, repeat))
      return best
    })
    const winner = winners.reduce((sum, score) => sum + score, 0) / repeats
    const counts = new Float64Array(validation + 1)
    for (const score of winners) counts[Math.round(score * validation)]! += 1
    const lowest = counts.findIndex((count) => count > 0)
    return [
      {
        shape: 'histogram',
        name: 'winning-score',
        edges: Float64Array.from({ length: validation + 2 - lowest }, (_, k) => (lowest + k - 0.5) / validation),
        counts: counts.slice(lowest),
        axes: [{ id: 'accuracy' }, { id: 'repeats' }],
      },
      series(
        'expected-optimism',
        SHOWN,
        SHOWN.map((m) => error * expectedMaximum(m)),
        axes,
      ),
      number('standard-error', error),
      number('expected-maximum', expectedMaximum(candidates)),
      number('expected-optimism', error * expectedMaximum(candidates), 'optimism'),
      number('optimism', winner - accuracy),
      number('winning-score', winner, 'accuracy'),
    ]
  },
})

/** The share of right answers of a candidate in a repeat: one draw each, through the distribution of the count. */
function drawScores(validation: number, accuracy: number, seed: number) {
  const { uniform } = createStream(seed, 'winners-curse/score')
  const chances = binomial(validation, accuracy)
  let sum = 0
  const upTo = chances.map((chance) => {
    sum += chance
    return sum
  })
  return (candidate: number, repeat: number) => {
    const u = uniform(candidate, repeat)[0]
    let [low, high] = [0, validation]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (upTo[middle]! < u) low = middle + 1
      else high = middle
    }
    return low / validation
  }
}

/**
 * e_m = Σ t (F(t)^m − F(t−)^m) over a grid of the normal distribution, F summed up to the middle of each cell.
 */
function expectedMaximum(m: number): number {
  let [before, below, expected] = [0, 0, 0]
  for (const [t, share] of normalGrid(0, 1)) {
    below += share
    let after = 1
    for (let k = 0; k < m; k++) after *= below
    expected += t * (after - before)
    before = after
  }
  return expected
}
