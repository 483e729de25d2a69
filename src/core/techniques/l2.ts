/** L2 penalty: L̃ = L + (λ/2)‖w‖², so the gradient becomes g + λw. Hoerl and Kennard 1970. */
import { addScaled } from '../program.ts'
import { defineTechnique, on, parametersOn, strength } from './technique.ts'

export const l2 = defineTechnique({
  id: 'l2',
  options: [strength, on],
  planPenalty(options, network, plan) {
    const lambda = plan.option('techniques.l2.strength')
    for (const w of parametersOn(network, options.on)) {
      plan.add('penalty', addScaled(w.gradient, w.value, lambda)) // g + λw
    }
  },
  penalty(options, network, arena) {
    let sum = 0
    for (const { value } of parametersOn(network, options.on))
      for (let k = 0; k < value.length; k++) sum += arena[value.offset + k]! * arena[value.offset + k]!
    return (options.strength / 2) * sum
  },
})
