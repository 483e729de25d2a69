/** The trained network evaluated otherwise: other statistics, other batches, other inputs, averaged masks. */
import type { DataUnit, Examples } from '../data/data.ts'
import { INFERENCE, type Mode } from '../program.ts'
import type { Stream } from '../rng.ts'
import type { Condition } from '../spec.ts'
import { SpecError } from '../units.ts'
import type { Learner } from './learner.ts'
import { averageProbabilities, probabilitiesOf, scoreProbabilities } from './measure.ts'
import type { Evaluation } from './running.ts'

/** Draws of a condition come after those of any step. */
const AFTER_ALL_STEPS = 8_388_608

export function evaluateUnder(
  condition: Condition,
  learners: readonly Learner[],
  examples: Examples,
  data: DataUnit,
): Evaluation {
  const { statistics = 'running', masks = 0 } = condition
  const changed = inOrder(disturbed(examples, condition, learners[0]!, data), condition, learners[0]!)
  const mode: Mode = { ...INFERENCE, statistics, noise: masks > 0 }
  const passes = learners.flatMap((learner) =>
    Array.from({ length: Math.max(1, masks) }, (_, pass) => {
      if (masks > 0) learner.arena[learner.planned.clock.offset + 1] = AFTER_ALL_STEPS + pass
      return probabilitiesOf(learner, outputsInBatches(learner, changed, condition, mode), changed.count)
    }),
  )
  return scoreProbabilities(averageProbabilities(passes), changed)
}

function outputsInBatches(
  learner: Learner,
  examples: Examples,
  { batchSize: size = learner.network.columns }: Condition,
  mode: Mode,
): Float32Array {
  const { network, arena } = learner
  const { capacity, logits } = network
  const outputs = new Float32Array(examples.count * logits.features)
  for (let start = 0; start < examples.count; start += size) {
    const rows = Uint32Array.from({ length: Math.min(size, examples.count - start) }, (_, k) => start + k)
    learner.put(examples, rows)
    if (mode.noise) learner.run('draw', mode)
    learner.run('forward', mode)
    for (let column = 0; column < rows.length; column++)
      for (let k = 0; k < logits.features; k++)
        outputs[(start + column) * logits.features + k] = arena[logits.value.offset + k * capacity + column]!
  }
  return outputs
}

/** Inputs as `disturbInputs` makes them, with the learner's streams. */
function disturbed(examples: Examples, condition: Condition, learner: Learner, { background = 0 }: DataUnit): Examples {
  const image = learner.network.image?.shape ?? []
  const inputs = disturbInputs(examples.inputs, examples.count, image, background, condition, learner.stream)
  return { ...examples, inputs }
}

/**
 * Inputs, [example][feature], with less contrast, noise on them, or a square of background over them. `shape` is that of
 * an image, [channel, row, column], where the inputs are images.
 */
export function disturbInputs(
  inputs: Float32Array,
  count: number,
  [, height = 0, width = 0]: readonly number[],
  background: number,
  { contrast = 1, noise = 0, occlusion = 0 }: Condition,
  stream: (name: string) => Stream,
): Float32Array {
  const features = inputs.length / count
  const normal = stream('condition/noise')
  const place = stream('condition/occlusion')
  const changed = inputs.map(
    (x, k) => background + contrast * (x - background) + (noise > 0 ? noise * normal.normal(k) : 0),
  )
  if (occlusion > Math.min(height, width))
    throw new SpecError(
      `A square of ${occlusion} pixels does not fit into the data’s images (${height} × ${width}): lower “occlusion”.`,
    )
  for (let row = 0; occlusion > 0 && row < count; row++) {
    const [u, v] = place.uniform(row)
    const top = Math.floor(u * (height - occlusion + 1))
    const left = Math.floor(v * (width - occlusion + 1))
    for (let f = 0; f < features; f++) {
      const y = Math.floor(f / width) % height
      const x = f % width
      if (y >= top && y < top + occlusion && x >= left && x < left + occlusion) changed[row * features + f] = background
    }
  }
  return changed
}

/** The examples class by class, or shuffled, or as they are. */
function inOrder(examples: Examples, { order }: Condition, learner: Learner): Examples {
  if (!order) return examples
  const { count, labels } = examples
  const shuffled = [...learner.stream('condition/order').permutation(count)]
  const rows = order === 'class' ? shuffled.sort((a, b) => labels[a]! - labels[b]!) : shuffled
  const features = examples.inputs.length / count
  return {
    ...examples,
    inputs: Float32Array.from({ length: count * features }, (_, k) => {
      return examples.inputs[rows[Math.floor(k / features)]! * features + (k % features)]!
    }),
    labels: Uint8Array.from(rows, (row) => labels[row]!),
  }
}
