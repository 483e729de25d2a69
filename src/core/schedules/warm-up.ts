/** Warm-up: the learning rate grows linearly over the first steps, then stays, or falls by a cosine. Goyal et al. 2017. */
import { python } from '../python.ts'
import { cosineAt } from './cosine.ts'
import { defineSchedule } from './schedule.ts'

export const warmUp = defineSchedule({
  id: 'warm-up',
  options: [
    { name: 'steps', type: 'integer', default: 20, off: 0, range: [0, 100_000] },
    { name: 'after', type: 'choice', default: 'constant', choices: ['constant', 'cosine'] },
  ],
  factor({ steps: warm, after }, step, steps) {
    if (step <= warm) return step / warm
    return after === 'cosine' ? cosineAt((step - 1 - warm) / Math.max(1, steps - warm)) : 1
  },
  pytorch: python`
    (
        step / options["steps"] if step <= options["steps"]
        else 1 if options["after"] == "constant"
        else (1 + math.cos(math.pi * (step - 1 - options["steps"]) / max(1, steps - options["steps"]))) / 2
    )
  `,
})
