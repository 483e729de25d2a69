/**
 * Weight noise: a step's gradient is taken at w + σ ξ, ξ standard normal and drawn once a step, and moves the clean w.
 * An 1996.
 */
import { deviation } from '../layers/noise.ts'
import { combine, copy } from '../program.ts'
import { python } from '../python.ts'
import { defineTechnique, on, parametersOn } from './technique.ts'

export const weightNoise = defineTechnique({
  id: 'weight-noise',
  options: [{ ...deviation, symbol: '\\sigma_w' }, on],
  plan(options, network, plan) {
    const sigma = plan.option('techniques.weight-noise.deviation')
    for (const { name, value } of parametersOn(network, options.on)) {
      const { length } = value
      const clean = plan.slice(length)
      const noise = plan.slice(length)
      plan.add('weight-noise/shake', copy(clean, value))
      plan.add('weight-noise/shake', {
        code: 'draw-normal',
        operands: [plan.clock, sigma, noise],
        numbers: [plan.stream(`weight-noise/${name}`), 1, length, length, 0],
      })
      plan.add('weight-noise/shake', combine('add', value, noise, value))
      plan.add('weight-noise/put-back', copy(value, clean))
    }
    return {
      gradient:
        (next, { run }) =>
        () => {
          run('weight-noise/shake')
          const gradient = next()
          run('weight-noise/put-back')
          return gradient
        },
    }
  },
  pytorch: python`
    def gradient(self, run, gradient):
        def shaken():
            weights = run.parameters(self.options["on"])
            clean = [w.clone() for w in weights]
            for w in weights:
                w += self.options["deviation"] * torch.randn(w.shape, generator=run.generator("weight-noise"))
            loss = gradient()
            put(weights, clean)
            return loss

        return shaken
  `,
})
