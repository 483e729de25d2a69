/** Input noise: x̃ = x + σ ξ, ξ standard normal, fresh for each value at each step. Bishop 1995. */
import { columnwise, deviation } from '../layers/noise.ts'
import { python } from '../python.ts'
import { defineTechnique } from './technique.ts'

export const inputNoise = defineTechnique({
  id: 'input-noise',
  options: [{ ...deviation, symbol: '\\sigma_\\xi', default: 0.5, range: [0, 3] }],
  plan(_, { input }, plan) {
    const noise = plan.slice(input.features * plan.capacity)
    plan.add('batch', {
      code: 'draw-normal',
      operands: [plan.clock, plan.option('techniques.input-noise.deviation'), noise],
      numbers: [plan.stream('input-noise'), input.features, plan.capacity, 0, 0],
    })
    plan.add('batch', columnwise('add', input.features, [input.value, noise, input.value], plan))
    return undefined
  },
  pytorch: python`
    def batch(self, run, x, t):
        return x + self.options["deviation"] * torch.randn(x.shape, generator=run.generator("input-noise")), t
  `,
})
