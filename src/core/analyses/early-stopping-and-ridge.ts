/**
 * Linear regression seen in the eigenbasis of its inputs' covariance, with eigenvalues h_i from 0.01 up to 1: what
 * gradient descent from 0 keeps of each direction after t steps, f_i = 1 − (1 − ηh_i)^t, beside ridge with
 * λ = 1 / (ηt), f_i = h_i / (h_i + λ), and the excess risk that both lead to,
 * Σ_i h_i (1 − f_i)² τ² + f_i² σ_y² / n, for weights of variance τ² = s² / Σ h_i, with which x·w has the variance s².
 * Ali, Kolter and Tibshirani 2019.
 */
import { exp } from '../functions.ts'
import { defineAnalysis, number, points, series } from './analysis.ts'

const DIRECTIONS = 20
const EXAMPLES = 40
/** ln 100, by which the eigenvalues spread. */
const SPREAD = 4.605170185988092
const eigenvalues = Float64Array.from({ length: DIRECTIONS }, (_, i) =>
  exp(Math.fround((SPREAD * i) / (DIRECTIONS - 1) - SPREAD)),
)
const factorAxes = [{ id: 'eigenvalue', scale: 'log' }, { id: 'shrink-factor' }] as const
const riskAxes = [{ id: 'gradient-step', scale: 'log' }, { id: 'excess-risk' }] as const
const LONGEST = 2000

export const earlyStoppingAndRidge = defineAnalysis({
  id: 'early-stopping-and-ridge',
  options: [
    { name: 'steps', symbol: 't', type: 'integer', default: 50, range: [1, LONGEST], scale: 'log' },
    { name: 'learningRate', symbol: '\\eta', type: 'number', default: 0.1, range: [0.001, 1], scale: 'log' },
    { name: 'noise', symbol: '\\sigma_y', type: 'number', default: 2, range: [0, 5] },
    { name: 'signal', symbol: 's', type: 'number', default: 2, range: [0, 5] },
  ],
  analyse({ steps, learningRate, noise, signal }) {
    const variance = (signal * signal) / eigenvalues.reduce((sum, h) => sum + h, 0)
    const risk = (factors: Float64Array) =>
      factors.reduce((sum, f, i) => {
        const missed = eigenvalues[i]! * (1 - f) * (1 - f) * variance
        return sum + missed + (f * f * noise * noise) / EXAMPLES
      }, 0)
    const ridge = (step: number) => eigenvalues.map((h) => h / (h + 1 / (learningRate * step)))
    const shown: number[] = []
    const risks: { readonly descent: number[]; readonly ridge: number[] } = { descent: [], ridge: [] }
    const left = new Float64Array(DIRECTIONS).fill(1)
    let stopped = left
    for (let step = 1, next = 1; step <= LONGEST; step++) {
      for (let i = 0; i < DIRECTIONS; i++) left[i]! *= 1 - learningRate * eigenvalues[i]!
      if (step === steps) stopped = left.map((share) => 1 - share)
      if (step < next) continue
      next = step * 1.1
      shown.push(step)
      risks.descent.push(risk(left.map((share) => 1 - share)))
      risks.ridge.push(risk(ridge(step)))
    }
    const shrunk = ridge(steps)
    const ratio = stopped.reduce((largest, f, i) => Math.max(largest, f / shrunk[i]!), 0)
    return [
      series('descent', eigenvalues, stopped, factorAxes),
      series('ridge', eigenvalues, shrunk, factorAxes),
      series('descent', shown, risks.descent, riskAxes),
      series('ridge', shown, risks.ridge, riskAxes),
      points('stopped', [[steps, risk(stopped)]], riskAxes),
      number('descent-risk', risk(stopped), 'excess-risk'),
      number('ridge-risk', risk(shrunk), 'excess-risk'),
      number('best-descent-risk', Math.min(...risks.descent), 'excess-risk'),
      number('best-ridge-risk', Math.min(...risks.ridge), 'excess-risk'),
      number('largest-ratio', ratio),
      number('strength', 1 / (learningRate * steps)),
    ]
  },
})
