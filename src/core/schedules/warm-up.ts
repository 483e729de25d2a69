/** Warm-up: the learning rate grows linearly over the first steps, then stays, or falls by a cosine. Goyal et al. 2017. */
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
})
