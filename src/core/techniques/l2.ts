/** L2 penalty: L̃ = L + (λ/2)‖w‖², so the gradient becomes g + λw. Hoerl and Kennard 1970. */
import { defineTechnique, on, parametersOn } from './technique.ts'

export const l2 = defineTechnique({
  id: 'l2',
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
  planPenalty(options, network, plan) {
    const strength = plan.option('techniques.l2.strength')
    for (const { value, gradient } of parametersOn(network, options.on))
      plan.add('penalty', { code: 'add-scaled', operands: [gradient, value, strength], numbers: [value.length] }) // g + λw
  },
  penalty(options, network, arena) {
    let sum = 0
    for (const { value } of parametersOn(network, options.on))
      for (let k = 0; k < value.length; k++) sum += arena[value.offset + k]! * arena[value.offset + k]!
    return (options.strength / 2) * sum
  },
})
