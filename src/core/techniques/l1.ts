/**
 * L1 penalty: L̃ = L + λ‖w‖₁. Proximal: after the optimizer's move w ← S(w), the soft threshold by ηλ, which gives exact
 * zeros that can come back. Subgradient: g + λ sign(w), which gives none. Tibshirani 1996; Beck and Teboulle 2009.
 */
import { python } from '../python.ts'
import { defineTechnique, on, parametersOn, strength } from './technique.ts'

export const l1 = defineTechnique({
  id: 'l1',
  options: [
    { ...strength, symbol: '\\lambda_1', range: [0, 10] },
    { name: 'method', type: 'choice', default: 'proximal', choices: ['proximal', 'subgradient'] },
    on,
  ],
  plan(options, network, plan) {
    const lambda = plan.option('techniques.l1.strength')
    const penalised = parametersOn(network, options.on)
    for (const { value, gradient } of penalised)
      if (options.method === 'proximal')
        plan.add('after-update', {
          code: 'soft-threshold',
          operands: [value, plan.learningRate, lambda],
          numbers: [value.length],
        })
      else plan.add('penalty', { code: 'add-sign', operands: [gradient, value, lambda], numbers: [value.length] })
    return {
      penalty({ arena }) {
        let sum = 0
        for (const { value } of penalised)
          for (let k = 0; k < value.length; k++) sum += Math.abs(arena[value.offset + k]!)
        return arena[lambda.offset]! * sum
      },
    }
  },
  pytorch: python`
    def penalty(self, run):
        if self.options["method"] == "subgradient":
            for w in run.parameters(self.options["on"]):
                w.grad += self.options["strength"] * w.sign()

    def after_update(self, run):
        if self.options["method"] == "proximal":
            for w in run.parameters(self.options["on"]):
                w.copy_(w.sign() * (w.abs() - run.rate * self.options["strength"]).clamp(min=0))
  `,
})
