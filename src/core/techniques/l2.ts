/** L2 penalty: L̃ = L + (λ/2)‖w‖², so the gradient becomes g + λw. Hoerl and Kennard 1970. */
import { addScaled } from '../program.ts'
import { python } from '../python.ts'
import { defineTechnique, on, parametersOn, strength } from './technique.ts'

export const l2 = defineTechnique({
  id: 'l2',
  options: [strength, on],
  plan(options, network, plan) {
    const lambda = plan.option('techniques.l2.strength')
    const penalised = parametersOn(network, options.on)
    for (const w of penalised) {
      plan.add('penalty', addScaled(w.gradient, w.value, lambda)) // g + λw
    }
    return {
      penalty({ arena }) {
        let sum = 0
        for (const { value } of penalised)
          for (let k = 0; k < value.length; k++) sum += arena[value.offset + k]! * arena[value.offset + k]!
        return (arena[lambda.offset]! / 2) * sum
      },
    }
  },
  pytorch: python`
    def penalty(self, run):
        for w in run.parameters(self.options["on"]):
            w.grad += self.options["strength"] * w  # g + λw
  `,
})
