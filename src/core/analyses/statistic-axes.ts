/**
 * Which values of a tensor N × C × HW share a mean and a variance with one of them, and what becomes of it: batch
 * normalization takes a channel over all examples, layer normalization an example, instance normalization a channel of
 * an example, group normalization some channels of an example. By the operations that train. Wu and He 2018.
 */
import type { FieldResult } from '../results.ts'
import { SpecError } from '../units.ts'
import { defineAnalysis, number } from './analysis.ts'
import { normals } from './normals.ts'
import { operate } from './operate.ts'

const size = <const Name extends string>(name: Name, symbol: string, value: number, most: number) =>
  ({ name, symbol, type: 'integer', default: value, range: [1, most] }) as const

export const statisticAxes = defineAnalysis({
  id: 'statistic-axes',
  options: [
    {
      name: 'method',
      type: 'choice',
      default: 'batch-norm',
      choices: ['batch-norm', 'layer-norm', 'instance-norm', 'group-norm', 'rms-norm'],
    },
    size('examples', 'N', 2, 16),
    size('channels', 'C', 4, 32),
    size('area', 'HW', 2, 64),
    size('groups', 'G', 2, 8),
    { name: 'cell', type: 'integer', default: 1, range: [1, 16] },
    {
      name: 'values',
      type: 'numbers',
      default: [1, 3, 5, 7, 0, 4, 8, 4, 3, 5, 9, 11, 2, 6, 4, 0],
      range: [-100, 100],
      most: 64,
    },
    { name: 'epsilon', symbol: '\\epsilon', type: 'number', default: 1e-8, range: [1e-8, 1], scale: 'log' },
  ],
  analyse({ method, examples, channels, area, groups, cell, values, epsilon }, seed, executor) {
    const count = examples * channels * area
    if (method === 'group-norm' && channels % groups !== 0)
      throw new SpecError(
        `${channels} channels do not fall into ${groups} equal groups: take a divisor of ${channels}.`,
      )
    if (cell > count) throw new SpecError(`There is no cell ${cell}: ${examples} × ${channels} × ${area} are ${count}.`)
    const features = channels * area
    const [own, column] = [(cell - 1) % features, Math.floor((cell - 1) / features)]
    // Where as many values are not given, they are drawn. Order of a reader, example by example; the core's is the other.
    const given = values.length === count ? values : normals(seed, 'statistic-axes/values', count)
    const byFeature = Float64Array.from({ length: count }, (_, at) => {
      return given[(at % examples) * features + Math.floor(at / examples)]!
    })
    const parts = { 'layer-norm': 1, 'rms-norm': 1, 'instance-norm': channels, 'group-norm': groups, 'batch-norm': 0 }
    /** Consecutive features of an example that share a statistic; batch normalization shares over examples too. */
    const length = method === 'batch-norm' ? area : features / parts[method]
    const shares = (feature: number, example: number) =>
      Math.floor(feature / length) === Math.floor(own / length) && (method === 'batch-norm' || example === column)

    const { vectors, run } = operate(
      executor,
      {
        ...{ x: byFeature, y: count, epsilon: [epsilon], ones: new Array(features).fill(1), zeros: features },
        ...{ mean: count, variance: count, inverse: count },
      },
      ({ x, y, epsilon, ones, zeros, mean, variance, inverse }) =>
        method === 'batch-norm'
          ? [
              { code: 'batch-moments', operands: [x, mean, variance], numbers: [channels, area, examples] },
              { code: 'inverse-deviation', operands: [variance, epsilon, inverse], numbers: [channels] },
              {
                code: 'batch-normalize',
                operands: [x, mean, inverse, ones, zeros, y],
                numbers: [channels, area, area, examples],
              },
            ]
          : [
              {
                code: 'example-moments',
                operands: [x, epsilon, mean, inverse],
                numbers: [parts[method], length, examples, method === 'rms-norm' ? 0 : 1],
              },
              {
                code: 'example-normalize',
                operands: [x, mean, inverse, ones, zeros, y],
                numbers: [parts[method], length, 1, examples],
              },
            ],
    )
    run(examples)
    const statistic = Math.floor(own / length) * (method === 'batch-norm' ? 1 : examples)
    const field = (name: string, at: (feature: number, example: number) => number): FieldResult => ({
      shape: 'field',
      name,
      values: Float32Array.from({ length: count }, (_, k) => at(k % features, Math.floor(k / features))),
      size: [features, examples],
      extent: [0, features, 0, examples],
      axes: [{ id: 'channel-position' }, { id: 'example' }],
      quantity: { id: name },
    })
    const value = (of: Float32Array) => (feature: number, example: number) => of[feature * examples + example]!
    return [
      field('shares-statistic', (feature, example) => Number(shares(feature, example))),
      field('normalized', value(vectors.y)),
      number('values-per-statistic', method === 'batch-norm' ? area * examples : length),
      number('input', value(vectors.x)(own, column), 'value'),
      number('mean', vectors.mean[statistic + (method === 'batch-norm' ? 0 : column)]!),
      number('deviation', 1 / vectors.inverse[statistic + (method === 'batch-norm' ? 0 : column)]!),
      number('normalized', value(vectors.y)(own, column)),
    ]
  },
})
