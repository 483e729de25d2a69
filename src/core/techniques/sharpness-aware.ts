/**
 * Sharpness-aware minimization: the step's gradient is taken where the loss is about highest within ρ of w, at
 * w + ρ g / ‖g‖, and moves w. Both gradients see the same examples and masks. Foret, Kleiner, Mobahi and Neyshabur 2021.
 */
import { addScaled, copy } from '../program.ts'
import { python } from '../python.ts'
import { defineTechnique } from './technique.ts'

export const sharpnessAware = defineTechnique({
  id: 'sharpness-aware',
  options: [{ name: 'radius', symbol: '\\rho', type: 'number', default: 0.05, off: 0, range: [0, 1], live: true }],
  plan(_, { parameters, gradients }, plan) {
    const radius = plan.option('techniques.sharpness-aware.radius')
    const before = plan.slice(parameters.length)
    const scale = plan.slice(1)
    plan.add('sharpness-aware/climb', copy(before, parameters))
    plan.add('sharpness-aware/climb', addScaled(parameters, gradients, scale)) // w + (ρ / ‖g‖) g
    plan.add('sharpness-aware/put-back', copy(parameters, before))
    return {
      gradient:
        (next, { arena, run }) =>
        () => {
          const first = next()
          const norm = Math.sqrt(first.gradientSquared)
          if (!(norm > 0 && norm < Infinity)) return first
          arena[scale.offset] = arena[radius.offset]! / norm
          run('sharpness-aware/climb')
          const { gradientSquared } = next()
          run('sharpness-aware/put-back')
          return { dataLoss: first.dataLoss, gradientSquared }
        },
    }
  },
  pytorch: python`
    def gradient(self, run, gradient):
        def sharp():
            loss = gradient()
            weights = run.parameters()
            norm = sum(w.grad.square().sum().item() for w in weights) ** 0.5
            if not 0 < norm < math.inf:
                return loss
            before = [w.clone() for w in weights]
            for w in weights:
                w += self.options["radius"] / norm * w.grad  # w + (ρ / ‖g‖) g
            gradient()
            put(weights, before)
            return loss

        return sharp
  `,
})
