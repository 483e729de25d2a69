/**
 * Running statistics of batch normalization, r ← (1 − ρ) r + ρ · new from mean 0 and variance 1, by the operations that
 * train; the variance enters unbiased. Each batch holds the given values, shifted together by a normal number of the
 * given spread. Beside them what inference makes of one value meanwhile, (x − r_μ) / √(r_v + ε). Ioffe and Szegedy 2015.
 */
import { defineAnalysis, number, series } from './analysis.ts'
import { checkValues } from './by-hand.ts'
import { normals } from './normals.ts'
import { operate } from './operate.ts'

const meanAxes = [{ id: 'batch' }, { id: 'mean' }] as const
const varianceAxes = [{ id: 'batch' }, { id: 'variance' }] as const
const outputAxes = [{ id: 'batch' }, { id: 'output' }] as const

export const runningStatistics = defineAnalysis({
  id: 'running-statistics',
  options: [
    { name: 'values', symbol: 'x', type: 'numbers', default: [0, 0, 4, 4], range: [-100, 100], most: 16 },
    { name: 'momentum', symbol: '\\rho', type: 'number', default: 0.1, range: [0, 1], scale: 'log' },
    { name: 'batches', type: 'integer', default: 50, range: [1, 1000], scale: 'log' },
    { name: 'spread', type: 'number', default: 0, off: 0, range: [0, 10] },
    { name: 'input', type: 'number', default: 4, range: [-100, 100] },
    { name: 'epsilon', symbol: '\\epsilon', type: 'number', default: 1e-5, range: [1e-8, 1], scale: 'log' },
  ],
  analyse({ values, momentum, batches, spread, input, epsilon }, seed, executor) {
    checkValues(values, values)
    const shifts = normals(seed, 'running-statistics/shift', batches)
    const { vectors, run } = operate(
      executor,
      { x: values.length, momentum: [momentum], mean: 1, variance: 1, runningMean: [0], runningVariance: [1] },
      (at) => [
        { code: 'batch-moments', operands: [at.x, at.mean, at.variance], numbers: [1, 1, values.length] },
        { code: 'running-average', operands: [at.runningMean, at.mean, at.momentum], numbers: [1, 0] },
        { code: 'running-average', operands: [at.runningVariance, at.variance, at.momentum], numbers: [1, 1] },
      ],
    )
    const history = Array.from({ length: batches }, (_, batch) => {
      vectors.x.set(values.map((value) => value + spread * shifts[batch]!))
      run(values.length)
      const [mean, variance] = [vectors.runningMean[0]!, vectors.runningVariance[0]!]
      const output = (input - mean) / Math.sqrt(variance + epsilon)
      return { mean, variance, output, batchMean: vectors.mean[0]!, batchVariance: vectors.variance[0]! }
    })
    const numbers = history.map((_, batch) => batch + 1)
    const last = history.at(-1)!
    return [
      series(
        'running-mean',
        numbers,
        history.map(({ mean }) => mean),
        meanAxes,
      ),
      series(
        'batch-mean',
        numbers,
        history.map(({ batchMean }) => batchMean),
        meanAxes,
      ),
      series(
        'running-variance',
        numbers,
        history.map(({ variance }) => variance),
        varianceAxes,
      ),
      series(
        'batch-variance',
        numbers,
        history.map(({ batchVariance }) => batchVariance),
        varianceAxes,
      ),
      series(
        'output',
        numbers,
        history.map(({ output }) => output),
        outputAxes,
      ),
      number('running-mean', last.mean, 'mean'),
      number('running-variance', last.variance, 'variance'),
      number('inference-output', last.output, 'output'),
      number('training-output', (input - last.batchMean) / Math.sqrt(last.batchVariance + epsilon), 'output'),
    ]
  },
})
