/**
 * A weight vector whose length the function does not see, as before batch normalization: the gradient is at a right
 * angle to it and has the length G / ‖w‖, so a step with decoupled decay gives
 * ‖w‖² ← (1 − ηλ)² ‖w‖² + η² G² / ‖w‖², and the direction turns as with η / ‖w‖² on the unit vector. The two balance at
 * ‖w‖⁴ = η² G² / (1 − (1 − ηλ)²) ≈ ηG² / 2λ. van Laarhoven 2017; Hoffer et al. 2018.
 */
import { defineAnalysis, number, series } from './analysis.ts'

const normAxes = [{ id: 'gradient-step' }, { id: 'weight-norm' }] as const
const rateAxes = [{ id: 'gradient-step' }, { id: 'effective-learning-rate', scale: 'log' }] as const

export const effectiveLearningRate = defineAnalysis({
  id: 'effective-learning-rate',
  options: [
    { name: 'norm', symbol: '\\lVert w\\rVert', type: 'number', default: 5, range: [0.1, 100], scale: 'log' },
    { name: 'gradientNorm', symbol: 'G', type: 'number', default: 1, range: [0.01, 10], scale: 'log' },
    { name: 'learningRate', symbol: '\\eta', type: 'number', default: 0.1, range: [0.001, 1], scale: 'log' },
    { name: 'strength', symbol: '\\lambda', type: 'number', default: 0.0005, off: 0, range: [0, 0.1], scale: 'log' },
    { name: 'steps', type: 'integer', default: 40_000, range: [1, 100_000], scale: 'log' },
  ],
  analyse({ norm, gradientNorm, learningRate, strength, steps }) {
    const every = Math.ceil(steps / 300)
    const kept = 1 - learningRate * strength
    const move = learningRate * gradientNorm
    const shown = [0]
    const squares = [norm * norm]
    let square = norm * norm
    for (let step = 1; step <= steps; step++) {
      square = kept * kept * square + (move * move) / square
      if (step % every !== 0 && step !== steps) continue
      shown.push(step)
      squares.push(square)
    }
    const balance = Math.sqrt((move * move) / (1 - kept * kept))
    return [
      series('weight-norm', shown, squares.map(Math.sqrt), normAxes),
      series(
        'effective-learning-rate',
        shown,
        squares.map((each) => learningRate / each),
        rateAxes,
      ),
      number('weight-norm', Math.sqrt(square)),
      number('gradient-norm', gradientNorm / Math.sqrt(square)),
      number('effective-learning-rate', learningRate / square),
      ...(strength > 0
        ? [
            number('balance-norm', Math.sqrt(balance), 'weight-norm'),
            number('balance-rate', learningRate / balance, 'effective-learning-rate'),
            number(
              'approximate-norm',
              Math.sqrt(gradientNorm * Math.sqrt(learningRate / (2 * strength))),
              'weight-norm',
            ),
          ]
        : []),
    ]
  },
})
