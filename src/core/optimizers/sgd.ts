/**
 * Stochastic gradient descent with momentum μ: v ← μ v + g, w ← w − η v; with Nesterov's look ahead
 * w ← w − η (g + μ v). Polyak 1964; Sutskever, Martens, Dahl and Hinton 2013; PyTorch's convention.
 */
import { defineOptimizer, learningRate, schedule } from './optimizer.ts'

export const sgd = defineOptimizer({
  id: 'sgd',
  options: [
    learningRate,
    { name: 'momentum', symbol: '\\mu', type: 'number', default: 0, off: 0, range: [0, 0.99], live: true },
    { name: 'nesterov', type: 'switch', default: false, off: false },
    schedule,
  ],
  planUpdate({ nesterov }, { parameters, gradients }, plan) {
    plan.add('update', {
      code: nesterov ? 'nesterov' : 'sgd',
      operands: [
        parameters,
        gradients,
        plan.memory(parameters.length),
        plan.learningRate,
        plan.option('optimizer.momentum'),
      ],
      numbers: [parameters.length],
    })
  },
  pytorch: {
    name: 'torch.optim.SGD',
    settings: 'dict(momentum=options["momentum"], nesterov=options["nesterov"] and options["momentum"] > 0)',
  },
})
