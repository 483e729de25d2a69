/**
 * Dropout before or after an activation, on one unit: the mean of a(mx / q) over the mask, q a(x / q) + p a(0), beside
 * a(x), which is the mean of m a(x) / q. Both orders are the same for every mask where a(cx) = c a(x) for c >= 0, as
 * for ReLU; σ(0) = ½ revives a dropped unit.
 */
import { activation, activations } from './activations.ts'
import { defineAnalysis, number, series } from './analysis.ts'

const COUNT = 81
const REACH = 4
const axes = [{ id: 'input' }, { id: 'output' }] as const

export const dropoutOrder = defineAnalysis({
  id: 'dropout-order',
  options: [
    activation,
    { name: 'input', symbol: 'x', type: 'number', default: 2, range: [-REACH, REACH] },
    { name: 'probability', symbol: 'p', type: 'number', default: 0.5, off: 0, range: [0, 0.9] },
  ],
  analyse({ activation, input, probability }) {
    const a = activations[activation]
    const kept = 1 - probability
    /** What each mask gives, dropped and kept, where dropout comes first and where it comes last. */
    const first = (x: number) => [a(0), a(x / kept)] as const
    const last = (x: number) => [0, a(x) / kept] as const
    const mean = ([whenDropped, whenKept]: readonly [number, number]) => probability * whenDropped + kept * whenKept
    const inputs = Array.from({ length: COUNT }, (_, k) => (2 * REACH * k) / (COUNT - 1) - REACH)
    const curve = (name: string, of: (x: number) => number) => series(name, inputs, inputs.map(of), axes)
    const [before, after] = [first(input), last(input)]
    return [
      curve('dropout-first', (x) => mean(first(x))),
      curve('dropout-last', (x) => mean(last(x))),
      number('dropped-first', before[0], 'output'),
      number('kept-first', before[1], 'output'),
      number('dropped-last', after[0], 'output'),
      number('kept-last', after[1], 'output'),
      number('mean-first', mean(before), 'output'),
      number('mean-last', mean(after), 'output'),
      number('largest-difference', Math.max(Math.abs(before[0] - after[0]), Math.abs(before[1] - after[1])), 'output'),
    ]
  },
})
