/**
 * Label smoothing: t̃ = (1 − s) t + s / K, as in PyTorch; or 1 − s for the label and s / (K − 1) for each of the others.
 * Szegedy et al. 2016.
 */
import { python } from '../python.ts'
import { SpecError } from '../units.ts'
import { defineTechnique } from './technique.ts'

export const labelSmoothing = defineTechnique({
  id: 'label-smoothing',
  options: [
    { name: 'strength', symbol: 's', type: 'number', default: 0.1, off: 0, range: [0, 0.9], live: true },
    { name: 'convention', type: 'choice', default: 'uniform', choices: ['uniform', 'others'] },
  ],
  plan({ convention }, { classes, logits, targets }, plan) {
    if (classes === null)
      throw new SpecError('“label-smoothing” smooths classes, but these data have numbers: leave it out.')
    plan.add('batch', {
      code: 'soften-targets',
      operands: [targets, plan.option('techniques.label-smoothing.strength')],
      numbers: [logits.features, plan.capacity, classes, convention === 'others' ? 1 : 0],
    })
    return undefined
  },
  pytorch: python`
    def batch(self, run, x, t):
        s = self.options["strength"]
        if self.options["convention"] == "others":
            return x, (1 - s) * t + s / (CLASSES - 1) * (1 - t)
        return x, (1 - s) * t + s / CLASSES
  `,
})
