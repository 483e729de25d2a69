/** RMSProp: s ← β₂ s + (1 − β₂) g², w ← w − η g / (√s + ε). Tieleman and Hinton 2012; PyTorch's convention. */
import { defineOptimizer, epsilon, learningRate, schedule } from './optimizer.ts'

export const rmsprop = defineOptimizer({
  id: 'rmsprop',
  options: [
    { ...learningRate, default: 0.01 },
    { name: 'decay', symbol: '\\beta_2', type: 'number', default: 0.99, range: [0, 0.9999], live: true },
    epsilon,
    schedule,
  ],
  planUpdate(_, { parameters, gradients }, plan) {
    plan.add('update', {
      code: 'rmsprop',
      operands: [
        parameters,
        gradients,
        plan.memory(parameters.length),
        plan.learningRate,
        plan.option('optimizer.decay'),
        plan.option('optimizer.epsilon'),
      ],
      numbers: [parameters.length],
    })
  },
  pytorch: { name: 'torch.optim.RMSprop', settings: 'dict(alpha=options["decay"], eps=options["epsilon"])' },
})
