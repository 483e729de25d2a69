/** Stochastic gradient descent with momentum μ: v ← μ v + g, w ← w − η v. Polyak 1964; PyTorch's convention. */
import { defineOptimizer } from './optimizer.ts'

export const sgd = defineOptimizer({
  id: 'sgd',
  options: [
    {
      name: 'learningRate',
      symbol: '\\eta',
      type: 'number',
      default: 0.05,
      range: [0.0001, 10],
      scale: 'log',
      live: true,
    },
    { name: 'momentum', symbol: '\\mu', type: 'number', default: 0, off: 0, range: [0, 0.99], live: true },
  ],
  planUpdate({ parameters, gradients }, plan) {
    plan.add('update', {
      code: 'sgd',
      operands: [
        parameters,
        gradients,
        plan.slice(parameters.length),
        plan.option('optimizer.learningRate'),
        plan.option('optimizer.momentum'),
      ],
      numbers: [parameters.length],
    })
  },
})
