/**
 * Two weights that start at 1, the gradient of one much larger than that of the other: what an L2 penalty, whose λw goes
 * through the optimizer, and decoupled decay, w ← (1 − ηλ) w, make of them, by the operations that train. Adam divides
 * λw by the size of the gradient that it rides on, and so spares the weight with the large one. Gradients: `noise`,
 * normal numbers of that scale; `constant`, the scale itself; `quadratic`, scale · (w − ½), whose minimum the penalty
 * moves. Loshchilov and Hutter 2019.
 */
import { addScaled } from '../program.ts'
import { defineAnalysis, number, series } from './analysis.ts'
import { normals } from './normals.ts'
import { operate } from './operate.ts'

const axes = [{ id: 'gradient-step' }, { id: 'weight' }] as const
/** The minimum of the quadratic. */
const MINIMUM = 0.5

const scale = <const Name extends string>(name: Name, value: number) =>
  ({ name, type: 'number', default: value, range: [0.001, 100], scale: 'log' }) as const

export const whoGetsDecayed = defineAnalysis({
  id: 'who-gets-decayed',
  options: [
    scale('scale1', 10),
    scale('scale2', 0.1),
    { name: 'gradients', type: 'choice', default: 'noise', choices: ['noise', 'constant', 'quadratic'] },
    { name: 'optimizer', type: 'choice', default: 'adam', choices: ['sgd', 'adam'] },
    { name: 'decay', type: 'choice', default: 'l2', choices: ['l2', 'decoupled'] },
    { name: 'learningRate', symbol: '\\eta', type: 'number', default: 0.001, range: [0.0001, 0.01], scale: 'log' },
    { name: 'momentum', type: 'number', default: 0, off: 0, range: [0, 0.99] },
    { name: 'strength', symbol: '\\lambda', type: 'number', default: 0.1, off: 0, range: [0, 1], scale: 'log' },
    { name: 'steps', type: 'integer', default: 300, range: [1, 10_000], scale: 'log' },
  ],
  analyse({ scale1, scale2, gradients, optimizer, decay, learningRate, momentum, strength, steps }, seed, executor) {
    const given = { w: [1, 1], rate: [learningRate], lambda: [strength], momentum: [momentum] }
    const adam = { beta1: [0.9], beta2: [0.999], epsilon: [1e-8], powers: 2, corrections: 2 }
    const { vectors, run } = operate(executor, { ...given, ...adam, g: 2, first: 2, second: 2 }, (at) => [
      decay === 'l2'
        ? addScaled(at.g, at.w, at.lambda)
        : { code: 'decay', operands: [at.w, at.rate, at.lambda], numbers: [2] },
      ...(optimizer === 'sgd'
        ? [{ code: 'sgd', operands: [at.w, at.g, at.first, at.rate, at.momentum], numbers: [2] }]
        : [
            { code: 'adam-corrections', operands: [at.powers, at.beta1, at.beta2, at.corrections], numbers: [] },
            {
              code: 'adam',
              operands: [at.w, at.g, at.first, at.second, at.rate, at.beta1, at.beta2, at.epsilon, at.corrections],
              numbers: [2],
            },
          ]),
    ])
    const { w, g } = vectors
    const scales = [scale1, scale2]
    const noise = [1, 2].map((which) => normals(seed, `who-gets-decayed/gradient-${which}`, steps))
    const every = Math.ceil(steps / 300)
    const shown = [0]
    const weights: readonly [number[], number[]] = [[1], [1]]
    for (let step = 1; step <= steps; step++) {
      g.set(
        scales.map((scale, k) => {
          const slope = { noise: noise[k]![step - 1]!, constant: 1, quadratic: w[k]! - MINIMUM }[gradients]
          return scale * slope
        }),
      )
      run(1)
      if (step % every !== 0) continue
      shown.push(step)
      weights[0].push(w[0]!)
      weights[1].push(w[1]!)
    }
    return [
      series('weight', shown, weights[0], axes, 'scale-1'),
      series('weight', shown, weights[1], axes, 'scale-2'),
      number('weight-1', w[0]!, 'weight'),
      number('weight-2', w[1]!, 'weight'),
    ]
  },
})
