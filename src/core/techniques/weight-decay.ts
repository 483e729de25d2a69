/** Decoupled weight decay: w ← (1 − ηλ) w before the optimizer's move. Loshchilov and Hutter 2019. */
import { python } from '../python.ts'
import { defineTechnique, on, parametersOn, strength } from './technique.ts'

export const weightDecay = defineTechnique({
  id: 'weight-decay',
  options: [{ ...strength, range: [0, 10] }, on],
  plan(options, network, plan) {
    const lambda = plan.option('techniques.weight-decay.strength')
    for (const { value } of parametersOn(network, options.on))
      plan.add('before-update', {
        code: 'decay',
        operands: [value, plan.learningRate, lambda],
        numbers: [value.length],
      }) // (1 − ηλ) w
    return undefined
  },
  pytorch: python`
    def before_update(self, run):
        for w in run.parameters(self.options["on"]):
            w *= 1 - run.rate * self.options["strength"]  # (1 - ηλ) w
  `,
})
