/**
 * The loss on each view of an example, such as its rotations, for two examples as likely as each other, each view of one
 * as likely as its others: the variance over all views is that between the orbits' means and the mean of that within
 * orbits. Averaging over an orbit removes the second. Chen, Dobriban and Lee 2020.
 */
import { SpecError } from '../units.ts'
import { defineAnalysis, number, points } from './analysis.ts'

const axes = [{ id: 'orbit' }, { id: 'loss' }] as const
const orbit = <const Name extends string>(name: Name, losses: readonly number[]) =>
  ({ name, type: 'numbers', default: losses, range: [0, 100], most: 8 }) as const

export const orbitVariance = defineAnalysis({
  id: 'orbit-variance',
  options: [orbit('first', [1, 3]), orbit('second', [4, 8])],
  analyse({ first, second }) {
    if (first.length === 0 || second.length === 0)
      throw new SpecError('An orbit without views has no loss: give each at least one.')
    const orbits = [first, second]
    const means = orbits.map(mean)
    const [between, within] = [variance(means), mean(orbits.map(variance))]
    const centre = mean(means)
    const total = mean(orbits.map((losses) => mean(losses.map((loss) => (loss - centre) * (loss - centre)))))
    return [
      points(
        'view',
        orbits.flatMap((losses, k) => losses.map((loss) => [k + 1, loss] as const)),
        axes,
      ),
      points(
        'orbit-mean',
        means.map((loss, k) => [k + 1, loss] as const),
        axes,
      ),
      number('mean', centre, 'loss'),
      number('variance', total),
      number('between-orbits', between, 'variance'),
      number('within-orbits', within, 'variance'),
      number('removed-share', total === 0 ? 0 : within / total),
    ]
  },
})

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function variance(values: readonly number[]): number {
  const centre = mean(values)
  return mean(values.map((value) => (value - centre) * (value - centre)))
}
