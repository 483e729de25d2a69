/** Step schedule: the learning rate falls by a factor every so many steps. */
import { defineSchedule } from './schedule.ts'

export const step = defineSchedule({
  id: 'step',
  options: [
    { name: 'every', type: 'integer', default: 100, range: [1, 100_000], scale: 'log' },
    { name: 'factor', type: 'number', default: 0.5, off: 1, range: [0.01, 1] },
  ],
  factor({ every, factor }, step) {
    let product = 1
    for (let fall = Math.floor((step - 1) / every); fall > 0; fall--) product *= factor
    return product
  },
  pytorch: 'options["factor"] ** ((step - 1) // options["every"])',
})
