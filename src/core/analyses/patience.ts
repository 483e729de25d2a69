/** Early stopping on a list of validation losses: where it stops, and which check it restores. */
import { check, freshPatience } from '../patience.ts'
import { SpecError } from '../units.ts'
import { defineAnalysis, number, points, series } from './analysis.ts'

const axes = [{ id: 'epoch' }, { id: 'loss' }] as const

export const patience = defineAnalysis({
  id: 'patience',
  options: [
    {
      name: 'losses',
      type: 'numbers',
      default: [0.9, 0.7, 0.6, 0.62, 0.58, 0.59, 0.61, 0.6, 0.63],
      range: [0, 10],
      most: 50,
    },
    { name: 'patience', symbol: 'P', type: 'integer', default: 2, range: [1, 50] },
    { name: 'minDelta', symbol: '\\Delta', type: 'number', default: 0, off: 0, range: [0, 1] },
  ],
  analyse({ losses, patience, minDelta }) {
    if (losses.length === 0) throw new SpecError('Early stopping needs losses to look at: give at least one.')
    let state = freshPatience
    let [stop, best] = [0, 0]
    while (stop < losses.length && state.waited < patience) {
      state = check(state, losses[stop]!, minDelta)
      if (state.waited === 0) best = stop
      stop++
    }
    const restored = losses[best]!
    const last = losses[stop - 1]!
    return [
      series(
        'loss',
        losses.map((_, k) => k + 1),
        losses,
        axes,
      ),
      points('stop', [[stop, last]], axes),
      points('restored', [[best + 1, restored]], axes),
      number('stop-epoch', stop, 'epoch'),
      number('restored-epoch', best + 1, 'epoch'),
      number('restored-loss', restored, 'loss'),
      number('lost-without-restoring', last - restored, 'loss'),
    ]
  },
})
