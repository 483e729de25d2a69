/**
 * One gradient step with an L2 penalty on two weights, w ← w − η (g + λw) = (1 − ηλ) w − ηg, by the operations that
 * train: `add-scaled` of the penalty, then `sgd`.
 */
import type { Slice } from '../network.ts'
import { addScaled, TRAINING } from '../program.ts'
import { defineAnalysis, number } from './analysis.ts'

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
    const at = (offset: number, length: number): Slice => ({ offset, length })
    const [w, g, v, eta, mu, lambda] = [at(0, 2), at(2, 2), at(4, 2), at(6, 1), at(7, 1), at(8, 1)]
    const { arena, run } = executor.prepare({
      segments: {
        penalty: [addScaled(g, w, lambda)],
        update: [{ code: 'sgd', operands: [w, g, v, eta, mu], numbers: [2] }],
      },
      arenaLength: 9,
    })
    arena.set([weight1, weight2, gradient1, gradient2, 0, 0, learningRate, 0, strength])
    run('penalty', 0, TRAINING)
    run('update', 0, TRAINING)
    const factor = 1 - learningRate * strength
    return [
      number('factor', factor),
      number('decayed-1', factor * weight1),
      number('decayed-2', factor * weight2),
      number('data-1', -learningRate * gradient1),
      number('data-2', -learningRate * gradient2),
      number('next-1', arena[0]!),
      number('next-2', arena[1]!),
    ]
  },
})
