/**
 * Adam: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and
 * v̂ = v / (1 − β₂ᵗ). Kingma and Ba 2015. With the technique `weight-decay` it is AdamW.
 */
import { defineOptimizer, epsilon, learningRate, schedule } from './optimizer.ts'

export const adam = defineOptimizer({
  id: 'adam',
  options: [
    { ...learningRate, default: 0.001 },
    { name: 'beta1', symbol: '\\beta_1', type: 'number', default: 0.9, range: [0, 0.9999], live: true },
    { name: 'beta2', symbol: '\\beta_2', type: 'number', default: 0.999, range: [0, 0.9999], live: true },
    epsilon,
    schedule,
  ],
  planUpdate(_, { parameters, gradients }, plan) {
    const { length } = parameters
    const beta1 = plan.option('optimizer.beta1')
    const beta2 = plan.option('optimizer.beta2')
    const powers = plan.memory(2)
    const corrections = plan.slice(2)
    plan.add('update', { code: 'adam-corrections', operands: [powers, beta1, beta2, corrections], numbers: [] })
    plan.add('update', {
      code: 'adam',
      operands: [
        parameters,
        gradients,
        plan.memory(length),
        plan.memory(length),
        plan.learningRate,
        beta1,
        beta2,
        plan.option('optimizer.epsilon'),
        corrections,
      ],
      numbers: [length],
    })
  },
  pytorch: {
    name: 'torch.optim.Adam',
    settings: 'dict(betas=(options["beta1"], options["beta2"]), eps=options["epsilon"])',
  },
})
