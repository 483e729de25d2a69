/**
 * One weight, separable data x = y = ±1, logistic loss ln(1 + e^−w): gradient descent w ← w + η / (1 + e^w) from w = 0
 * never stops. In the flow limit w + e^w = ηt + 1, so w follows ln ηt. Soudry et al. 2018.
 */
import { exp, log } from '../functions.ts'
import { defineAnalysis, number, series } from './analysis.ts'

export const logisticGrowth = defineAnalysis({
  id: 'logistic-growth',
  options: [
    { name: 'steps', type: 'integer', default: 1000, range: [10, 100_000], scale: 'log' },
    { name: 'learningRate', symbol: '\\eta', type: 'number', default: 1, range: [0.01, 2], scale: 'log' },
  ],
  analyse({ steps, learningRate }) {
    const every = Math.ceil(steps / 200)
    const t: number[] = []
    const weights: number[] = []
    const logs: number[] = []
    let w = 0
    for (let step = 1; step <= steps; step++) {
      w += learningRate / (1 + exp(Math.fround(w)))
      if (step === 1 || step % every === 0) {
        t.push(step)
        weights.push(w)
        logs.push(log(Math.fround(learningRate * step)))
      }
    }
    const axes = [{ id: 'gradient-step', scale: 'log' }, { id: 'weight' }] as const
    return [
      series('weight', t, weights, axes),
      series('log-step', t, logs, axes),
      number('weight', w),
      number('log-step', log(Math.fround(learningRate * steps))),
    ]
  },
})
