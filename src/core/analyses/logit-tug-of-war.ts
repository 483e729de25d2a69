/**
 * Gradient descent on the logits z of one example, by the operations that train: softmax cross-entropy with a smoothed
 * target ỹ, whose gradient is π − ỹ, then `sgd`. With smoothing the gap z_c − z_j comes to rest at ln(ỹ_c / ỹ_j) and
 * the loss at the entropy of ỹ; with a hard label neither ever does. Szegedy et al. 2016.
 */
import { log } from '../functions.ts'
import type { Slice } from '../network.ts'
import type { Operation } from '../program.ts'
import { SpecError } from '../units.ts'
import { defineAnalysis, number, points, series, table } from './analysis.ts'
import { centralDifferences } from './central-differences.ts'
import { operate } from './operate.ts'

const lossAxes = [{ id: 'gradient-step' }, { id: 'loss' }] as const
const gapAxes = [{ id: 'gradient-step' }, { id: 'logit-gap' }] as const

export const logitTugOfWar = defineAnalysis({
  id: 'logit-tug-of-war',
  options: [
    { name: 'logits', symbol: 'z', type: 'numbers', default: [2, 1, 0], range: [-1000, 1000], most: 20 },
    { name: 'correct', symbol: 'c', type: 'integer', default: 1, range: [1, 20] },
    { name: 'smoothing', symbol: 's', type: 'number', default: 0.3, off: 0, range: [0, 0.9] },
    { name: 'convention', type: 'choice', default: 'uniform', choices: ['uniform', 'others'] },
    { name: 'learningRate', symbol: '\\eta', type: 'number', default: 1, range: [0.01, 10], scale: 'log' },
    { name: 'steps', type: 'integer', default: 200, range: [1, 2000], scale: 'log' },
  ],
  analyse({ logits, correct, smoothing, convention, learningRate, steps }, _, executor) {
    const classes = logits.length
    if (classes < 2) throw new SpecError(`${classes} classes leave nothing to choose: give at least two logits.`)
    // A reader may take logits away from under the chosen class.
    const right = Math.min(correct, classes) - 1
    const hard = logits.map((_, k) => Number(k === right))
    const target = operate(executor, { targets: hard, strength: [smoothing] }, (at) => [
      {
        code: 'soften-targets',
        operands: [at.targets, at.strength],
        numbers: [classes, 1, classes, convention === 'others' ? 1 : 0],
      },
    ])
    target.run(1)
    const { targets } = target.vectors
    const vectors = { logits, losses: 1, gradient: classes, velocity: classes, rate: [learningRate], momentum: [0] }
    const hardLoss = operate(executor, { ...vectors, targets: hard }, lossOf)
    hardLoss.run(1)
    const softLoss = operate(executor, { ...vectors, targets }, lossOf)
    const differences = centralDifferences(softLoss.vectors.logits, 1 / 64, () => {
      softLoss.run(1)
      return softLoss.vectors.losses[0]!
    })
    const step = operate(executor, { ...vectors, targets }, (at) => [
      ...lossOf(at),
      { code: 'sgd', operands: [at.logits, at.gradient, at.velocity, at.rate, at.momentum], numbers: [classes] },
    ])
    const { logits: z, gradient, losses } = step.vectors
    step.run(1)
    const atStart = { loss: losses[0]!, gradient: [...gradient] }
    const shown: number[] = []
    const curves: { readonly loss: number[]; readonly gap: number[] } = { loss: [], gap: [] }
    z.set(logits)
    for (let k = 0; k <= steps; k++) {
      const gap = z[right]! - z.reduce((most, value, j) => (j === right ? most : Math.max(most, value)), -Infinity)
      step.run(1)
      if (k % Math.ceil(steps / 200) !== 0 && k !== steps) continue
      shown.push(k)
      curves.loss.push(losses[0]!)
      curves.gap.push(gap)
    }

    const names = logits.map((_, k) => `class-${k + 1}`)
    const probabilities = atStart.gradient.map((g, k) => g + targets[k]!)
    const floor = targets.reduce((sum, t) => (t > 0 ? sum - t * log(t) : sum), 0)
    const other = targets[right === 0 ? 1 : 0]!
    return [
      table(
        'class-probability',
        names,
        ['predicted', 'target'],
        names.flatMap((_, k) => [probabilities[k]!, targets[k]!]),
      ),
      points(
        'logit',
        logits.map((value, k) => [k + 1, value] as const),
        [{ id: 'class' }, { id: 'logit' }],
        { toward: [new Float64Array(classes), Float64Array.from(atStart.gradient, (g) => -g)] },
      ),
      series('logit-gap', shown, curves.gap, gapAxes),
      series('loss', shown, curves.loss, lossAxes),
      ...atStart.gradient.map((g, k) => ({ ...number('gradient', g), of: names[k]! })),
      ...differences.map((difference, k) => ({ ...number('central-difference', difference), of: names[k]! })),
      number('loss', atStart.loss),
      number('hard-loss', hardLoss.vectors.losses[0]!, 'loss'),
      number('loss-floor', floor, 'loss'),
      number('logit-gap', curves.gap.at(-1)!),
      number('target', targets[right]!, 'class-probability'),
      ...(other > 0 ? [number('resting-gap', log(Math.fround(targets[right]! / other)), 'logit-gap')] : []),
    ]
  },
})

/** Loss and gradient of one example, from where these vectors are. */
const lossOf = (at: { readonly [V in 'logits' | 'targets' | 'losses' | 'gradient']: Slice }): readonly Operation[] => [
  {
    code: 'softmax-cross-entropy',
    operands: [at.logits, at.targets, at.losses, at.gradient],
    numbers: [at.logits.length, 1],
  },
]
