/**
 * A walk along the gradient g of the last step's batch: at w − a η g for some a, the loss and the gradient g′ of the same
 * batch, with the same masks and the statistics of the batch. The range of the loss; the largest change ‖g − g′‖; the
 * effective smoothness, the largest ‖g − g′‖ / (a η ‖g‖). Santurkar, Tsipras, Ilyas and Mądry 2018, section 3.1.
 */
import { TRAINING } from '../program.ts'
import type { Quantity, SeriesResult } from '../results.ts'
import { gradientInPlace, planRate, putStep } from './in-place.ts'
import { difference, normOf, withMoved } from './moved.ts'
import { defineProbe, lossQuantity, number } from './probe.ts'

/** The walk's a, in learning rates. */
const FACTORS = [0.5, 1, 2, 3, 4]

export const alongGradient = defineProbe({
  id: 'along-gradient',
  options: [],
  plan(_, __, plan) {
    const rateOf = planRate(plan)
    return (view) => {
      const rate = rateOf(view)
      const quantity = lossQuantity(view)
      putStep(view)
      const { dataLoss: before, gradient } = gradientInPlace(view, TRAINING)
      const length = rate * normOf(gradient)
      const walk = withMoved(view, (moveBy) =>
        FACTORS.map((factor) => {
          moveBy([[-factor * rate, gradient]])
          const there = gradientInPlace(view, TRAINING)
          const change = normOf(difference(there.gradient, gradient))
          return { loss: there.dataLoss, change, smoothness: length > 0 ? change / (factor * length) : 0 }
        }),
      )
      const losses = walk.map((stop) => stop.loss)
      const line = (name: string, y: readonly number[], of: Quantity): SeriesResult => ({
        shape: 'series',
        name,
        x: Float64Array.of(0, ...FACTORS),
        y: Float64Array.from(y),
        axes: [{ id: 'step-factor' }, of],
      })
      return [
        line('loss-along-gradient', [before, ...losses], quantity),
        line('change-along-gradient', [0, ...walk.map(({ change }) => change)], { id: 'gradient-change' }),
        number('loss-range', Math.max(...losses) - Math.min(...losses), {
          quantity: { ...quantity, id: 'loss-range' },
        }),
        number('gradient-change', Math.max(...walk.map(({ change }) => change))),
        number('smoothness', Math.max(...walk.map(({ smoothness }) => smoothness))),
      ]
    }
  },
})
