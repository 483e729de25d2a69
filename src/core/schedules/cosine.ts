/** Cosine schedule: (1 + cos πp) / 2 from 1 at the first step to 0 after the last. Loshchilov and Hutter 2017. */
import { cosSinTurn } from '../functions.ts'
import { defineSchedule } from './schedule.ts'

export const cosine = defineSchedule({
  id: 'cosine',
  options: [],
  factor: (_, step, steps) => cosineAt((step - 1) / steps),
  pytorch: '(1 + math.cos(math.pi * (step - 1) / steps)) / 2',
})

/** Half a turn of the cosine, for a share of the way from 0 to 1. */
export const cosineAt = (share: number): number => (1 + cosSinTurn(Math.fround(share / 2))[0]) / 2
