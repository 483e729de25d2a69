/**
 * One gradient step with an L2 penalty on two weights, w ← w − η (g + λw) = (1 − ηλ) w − ηg, by the operations that
 * train: `add-scaled` of the penalty, then `sgd`.
 */
import { addScaled } from '../program.ts'
import { defineAnalysis, number } from './analysis.ts'
import { operate } from './operate.ts'

const entry = <const Name extends string>(name: Name, value: number) =>
  ({ name, type: 'number', default: value, range: [-100, 100] }) as const

export const penalisedStep = defineAnalysis({
  id: 'penalised-step',
  options: [
    entry('weight1', 3),
    entry('weight2', -1),
    entry('gradient1', 0.5),
    entry('gradient2', 2),
    { name: 'learningRate', symbol: '\\eta', type: 'number', default: 0.1, range: [0.0001, 10], scale: 'log' },
    { name: 'strength', symbol: '\\lambda', type: 'number', default: 0.2, off: 0, range: [0, 10], scale: 'log' },
  ],
  analyse({ weight1, weight2, gradient1, gradient2, learningRate, strength }, _, executor) {
    const { vectors, run } = operate(
      executor,
      {
        weights: [weight1, weight2],
        gradients: [gradient1, gradient2],
        velocity: 2,
        rate: [learningRate],
        momentum: 1,
        strength: [strength],
      },
      (at) => [
        addScaled(at.gradients, at.weights, at.strength),
        { code: 'sgd', operands: [at.weights, at.gradients, at.velocity, at.rate, at.momentum], numbers: [2] },
      ],
    )
    run(0)
    const factor = 1 - learningRate * strength
    return [
      number('factor', factor),
      number('decayed-1', factor * weight1),
      number('decayed-2', factor * weight2),
      number('data-1', -learningRate * gradient1),
      number('data-2', -learningRate * gradient2),
      number('next-1', vectors.weights[0]!),
      number('next-2', vectors.weights[1]!),
    ]
  },
})
