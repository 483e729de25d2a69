/**
 * One unit of a dense layer with numbers, for the equations of the book: what three training examples do to it, forward
 * and backward, and what a step on them would do to its weights. Beside each gradient stands a central difference of
 * the loss. Without noise, and without techniques that wrap the gradient.
 */
import type { PlannedLayer } from '../network.ts'
import type { TableResult } from '../results.ts'
import { type NumberOption, SpecError } from '../units.ts'
import { CLEAN, lossInPlace, planRate, putFirst } from './in-place.ts'
import { layer, pickLayers } from './layer-option.ts'
import { defineProbe, type View } from './probe.ts'

const EXAMPLES = 3
/** Inputs of the unit that are shown. */
const INPUTS = 3
/** How far a weight is moved for its difference: far beyond the rounding of the loss, near enough for a straight line. */
const MOVE = 1 / 128

/** Counted from 1; past the end it is the last. */
const counted = <const Name extends string>(name: Name) =>
  ({ name, type: 'integer', default: 1, range: [1, 4096] }) as const satisfies NumberOption

/** Gives the tables `examples`, `weights` and `scalars` of the name `equation-values`. */
export const equationValues = defineProbe({
  id: 'equation-values',
  options: [layer, counted('unit'), counted('input')],
  plan({ layer, unit, input }, network, plan) {
    const dense = network.layers.filter(({ layer: { kind } }) => kind === 'dense')
    const [picked] = pickLayers(dense, layer)
    if (!picked) throw new SpecError('The probe “equation-values” needs a dense layer.')
    const row = Math.min(unit, picked.output.features) - 1
    const first = Math.max(0, Math.min(input, picked.input.features - INPUTS + 1) - 1)
    const inputs = Array.from({ length: Math.min(INPUTS, picked.input.features) }, (_, k) => first + k)
    const entries = entriesOf(picked, row, inputs)
    const rateOf = planRate(plan)
    return (view) => {
      const rate = rateOf(view)
      putFirst(view, EXAMPLES)
      const { dataLoss } = view.lossAndGradient(CLEAN)
      const examples = forwardAndBackward(view, picked, row, inputs)
      const w = entries.map(({ value }) => view.arena[value]!)
      const g = entries.map(({ gradient }) => view.arena[gradient]!)
      const { penalty, next } = stepInPlace(view, entries, plan.learningRate.offset, rate)
      const total = g.map((of, k) => of + penalty[k]!)
      const { options, program } = view.planned
      const columns = entries.map(({ name }) => name)
      const penalised = program.segments.penalty !== undefined
      return [
        tableOf('examples', examples, columnsOf('example', view.count)),
        tableOf(
          'weights',
          {
            weight: w,
            'data-gradient': g,
            'central-difference': entries.map(({ value }) => centralDifference(view, value)),
            ...(penalised && { 'penalty-gradient': penalty, 'total-gradient': total }),
            [penalised ? 'penalised-step' : 'plain-step']: w.map((from, k) => from - rate * total[k]!),
            'core-step': next,
          },
          columns,
        ),
        tableOf(
          'scalars',
          {
            loss: [dataLoss],
            ...Object.fromEntries(options.map(({ path, slice }) => [path, [view.arena[slice.offset]!]])),
            'optimizer.learningRate': [rate],
          },
          ['value'],
        ),
      ]
    }
  },
})

/** One weight or bias of the unit: its name and its places in the arena. */
interface Entry {
  readonly name: string
  readonly value: number
  readonly gradient: number
}

function entriesOf({ parameters, input }: PlannedLayer, row: number, inputs: readonly number[]): readonly Entry[] {
  return parameters.flatMap(({ role, value, gradient }) => {
    const places =
      role === 'weight'
        ? inputs.map((k) => ({ name: `weight-${k + 1}`, at: row * input.features + k }))
        : [{ name: 'bias', at: row }]
    return places.map(({ name, at }) => ({ name, value: value.offset + at, gradient: gradient.offset + at }))
  })
}

/** Of each example in place, as the last pass left it: inputs, z, its loss, and the gradient of the mean loss in z. */
function forwardAndBackward(
  { arena, count, network: { capacity, losses } }: View,
  { input, output }: PlannedLayer,
  row: number,
  inputs: readonly number[],
) {
  const ofExamples = (start: number) => Array.from(arena.subarray(start, start + count))
  return {
    ...Object.fromEntries(
      inputs.map((k) => [`input-${k + 1}`, ofExamples(input.value.offset + k * capacity)] as const),
    ),
    'pre-activation': ofExamples(output.value.offset + row * capacity),
    'example-loss': ofExamples(losses.offset),
    'pre-activation-gradient': ofExamples(output.gradient.offset + row * capacity),
  }
}

/**
 * The penalties' gradient in the entries, and where the next step of the core takes them: penalty, decay, optimizer with
 * its memory, what follows. Expects the gradient of the examples; the arena is put back bit for bit.
 */
function stepInPlace(
  { arena, run, network: { gradients } }: View,
  entries: readonly Entry[],
  rateAt: number,
  rate: number,
) {
  const kept = arena.slice()
  arena.fill(0, gradients.offset, gradients.offset + gradients.length)
  run('penalty', CLEAN)
  const penalty = entries.map(({ gradient }) => arena[gradient]!)
  arena.set(kept)
  arena[rateAt] = rate
  for (const segment of ['penalty', 'before-update', 'update', 'after-update'] as const) run(segment, CLEAN)
  const next = entries.map(({ value }) => arena[value]!)
  arena.set(kept)
  return { penalty, next }
}

/** (L(w + h) − L(w − h)) / 2h of the examples in place. */
function centralDifference(view: View, at: number): number {
  const { arena } = view
  const w = arena[at]!
  const lossAt = (moved: number) => {
    arena[at] = moved
    return { at: arena[at]!, loss: lossInPlace(view, CLEAN) }
  }
  const [above, below] = [lossAt(w + MOVE), lossAt(w - MOVE)]
  arena[at] = w
  return (above.loss - below.loss) / (above.at - below.at)
}

const columnsOf = (name: string, count: number) => Array.from({ length: count }, (_, k) => `${name}-${k + 1}`)

const tableOf = (
  of: string,
  rows: { readonly [row: string]: readonly number[] },
  columns: readonly string[],
): TableResult => ({
  shape: 'table',
  name: 'equation-values',
  of,
  rows: Object.keys(rows),
  columns,
  values: Float64Array.from(Object.values(rows).flat()),
  quantity: { id: 'value' },
})
