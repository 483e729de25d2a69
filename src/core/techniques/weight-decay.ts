/** Decoupled weight decay: w ← (1 − ηλ) w before the optimizer's move. Loshchilov and Hutter 2019. */
import { defineTechnique, on, parametersOn } from './technique.ts'

export const weightDecay = defineTechnique({
  id: 'weight-decay',
  options: [
    {
      name: 'strength',
      symbol: '\\lambda',
      type: 'number',
      default: 0,
      off: 0,
      range: [0, 1],
      scale: 'log',
      live: true,
    },
    on,
  ],
  planBeforeUpdate(options, network, plan) {
    const strength = plan.option('techniques.weight-decay.strength')
    const learningRate = plan.option('optimizer.learningRate')
    for (const { value } of parametersOn(network, options.on))
      plan.add('update', { code: 'decay', operands: [value, learningRate, strength], numbers: [value.length] }) // (1 − ηλ) w
  },
})
