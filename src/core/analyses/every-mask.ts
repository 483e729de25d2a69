/**
 * Dropout on the inputs of a linear model, over every mask: the prediction Σ_j w_j x_j m_j / q has the mean Σ w_j x_j,
 * the variance (p/q) Σ w_j² x_j², and so an expected squared loss of the plain loss and that variance.
 * Wager, Wang and Liang 2013.
 */
import { defineAnalysis, number, points } from './analysis.ts'
import { allMasks, contributions } from './masks.ts'

const axes = [{ id: 'mask' }, { id: 'prediction' }] as const

export const everyMask = defineAnalysis({
  id: 'every-mask',
  options: [
    { name: 'inputs', symbol: 'x', type: 'numbers', default: [2, 1], range: [-10, 10], most: 8 },
    { name: 'weights', symbol: 'w', type: 'numbers', default: [1, 3], range: [-10, 10], most: 8 },
    { name: 'target', symbol: 'y', type: 'number', default: 4, range: [-100, 100] },
    { name: 'probability', symbol: 'p', type: 'number', default: 0.5, off: 0, range: [0, 0.95] },
  ],
  analyse({ inputs, weights, target, probability }) {
    const kept = 1 - probability
    const parts = contributions(inputs, weights)
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
    const cases = allMasks(inputs.length, probability).map(({ mask, chance }) => {
      const prediction = sum(parts.map((part, j) => (part * mask[j]!) / kept))
      return { chance, prediction, loss: (prediction - target) * (prediction - target) }
    })
    const plain = sum(parts)
    const mean = sum(cases.map(({ chance, prediction }) => chance * prediction))
    const penalty = (probability / kept) * sum(parts.map((part) => part * part))
    const plainLoss = (plain - target) * (plain - target)
    return [
      points(
        'prediction',
        cases.map(({ prediction }, k) => [k + 1, prediction] as const),
        axes,
      ),
      number('plain-prediction', plain, 'prediction'),
      number('mean-prediction', mean, 'prediction'),
      number('variance', sum(cases.map(({ chance, prediction: f }) => chance * (f - mean) * (f - mean)))),
      number('expected-loss', sum(cases.map(({ chance, loss }) => chance * loss)), 'loss'),
      number('plain-loss', plainLoss, 'loss'),
      number('penalty', penalty),
      number('formula', plainLoss + penalty, 'loss'),
    ]
  },
})
