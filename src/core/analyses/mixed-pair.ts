/** Mixup of two points of different class: x̃ = κ x_i + (1 − κ) x_j, ỹ = (κ, 1 − κ). Zhang et al. 2018. */
import { SpecError } from '../units.ts'
import { defineAnalysis, number, points } from './analysis.ts'

const axes = [{ id: 'input-1' }, { id: 'input-2' }] as const
const pair = <const Name extends string>(name: Name, symbol: string, value: readonly number[]) =>
  ({ name, symbol, type: 'numbers', default: value, range: [-10, 10], most: 2 }) as const

export const mixedPair = defineAnalysis({
  id: 'mixed-pair',
  options: [
    pair('first', 'x_i', [1, 0]),
    pair('second', 'x_j', [0, 2]),
    { name: 'share', symbol: '\\kappa', type: 'number', default: 0.7, off: 1, range: [0, 1] },
  ],
  analyse({ first, second, share }) {
    const place = (name: string, x: readonly number[]) => {
      if (x.length !== 2) throw new SpecError(`“${name}” is a point of the plane: give two numbers, not ${x.length}.`)
      return [x[0]!, x[1]!] as const
    }
    const [a, b] = [place('first', first), place('second', second)]
    const mixed = [share * a[0] + (1 - share) * b[0], share * a[1] + (1 - share) * b[1]] as const
    return [
      points('segment', [a, b], axes, { joined: true }),
      points('examples', [a, b], axes, { label: Uint8Array.of(0, 1) }),
      points('mixed', [mixed], axes),
      number('mixed-1', mixed[0], 'input-1'),
      number('mixed-2', mixed[1], 'input-2'),
      number('label-1', share, 'label-share'),
      number('label-2', 1 - share, 'label-share'),
    ]
  },
})
