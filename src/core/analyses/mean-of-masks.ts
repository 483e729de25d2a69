/**
 * One logistic unit σ(b + Σ_j w_j m_j x_j) under every mask m: the mean of its probabilities, their geometric mean,
 * normalised over both classes, and weight scaling, σ(b + q Σ w_j x_j). The last two are equal, the first is not.
 * Baldi and Sadowski 2013.
 */
import { exp, log } from '../functions.ts'
import { sigmoid } from './activations.ts'
import { defineAnalysis, number, points } from './analysis.ts'
import { allMasks, contributions } from './masks.ts'

const axes = [{ id: 'mask' }, { id: 'probability' }] as const

export const meanOfMasks = defineAnalysis({
  id: 'mean-of-masks',
  options: [
    { name: 'inputs', symbol: 'x', type: 'numbers', default: [1], range: [-5, 5], most: 8 },
    { name: 'weights', symbol: 'w', type: 'numbers', default: [2], range: [-5, 5], most: 8 },
    { name: 'bias', symbol: 'b', type: 'number', default: 0, range: [-5, 5] },
    { name: 'probability', symbol: 'p', type: 'number', default: 0.5, off: 0, range: [0, 0.95] },
  ],
  analyse({ inputs, weights, bias, probability }) {
    const parts = contributions(inputs, weights)
    const cases = allMasks(inputs.length, probability).map(({ mask, chance }) => ({
      chance,
      logit: parts.reduce((sum, part, j) => sum + part * mask[j]!, bias),
    }))
    const expected = (of: (logit: number) => number) =>
      cases.reduce((sum, { chance, logit }) => sum + chance * of(logit), 0)
    const scaled = parts.reduce((sum, part) => sum + part * (1 - probability), bias)
    const [positive, negative] = [expected(logSigmoid), expected((logit) => logSigmoid(-logit))]
    return [
      points(
        'probability',
        cases.map(({ logit }, k) => [k + 1, sigmoid(logit)] as const),
        axes,
      ),
      number('arithmetic-mean', expected(sigmoid), 'probability'),
      number('geometric-mean', 1 / (1 + exp(Math.fround(negative - positive))), 'probability'),
      number('weight-scaling', sigmoid(scaled), 'probability'),
    ]
  },
})

/** ln σ(z) = min(z, 0) − ln(1 + e^−|z|). */
const logSigmoid = (z: number) => Math.min(z, 0) - log(Math.fround(1 + exp(Math.fround(-Math.abs(z)))))
