/** What the page needs on which a committee reads drawn digits. */
import { digitShade } from '#core/data/digits.ts'
import { beliefsOf, committeeBelief, type Member } from '#demos/draw-digit/beliefs.ts'
import { type DigitStatistics, measureDigits } from '#demos/draw-digit/statistics.ts'
import type { LoadSizes } from '#onnx/providers.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { committeeSpec, trainedCommittee } from './committee.ts'
import { loadSizes } from './load-sizes.ts'

const PIXELS = 64
const CLASSES = 10
/** Test digits of each class that a reader can pick. */
const PICKED = 3

export interface DrawDigitData {
  readonly members: readonly Member[]
  readonly statistics: DigitStatistics
  /** Test digits, [digit][example]: 64 counts by rows, a character each, in base 17. */
  readonly examples: readonly (readonly string[])[]
  /** The one of them of which the committee is least sure, and the members' outputs for it, [member][class]. */
  readonly first: { readonly digit: number; readonly example: number; readonly logits: readonly (readonly number[])[] }
  /** Of the runtime and the members' files. */
  readonly sizes: LoadSizes
  /** Examples that each learned from, and on which each was judged. */
  readonly learned: number
  readonly judged: number
}

export async function drawDigitData(): Promise<DrawDigitData> {
  const { datasets } = await loadEnvironment()
  const trained = await trainedCommittee()
  const { inputs, labels, count } = trained[0]!.sample
  const rows = Array.from({ length: CLASSES }, (_, digit) =>
    Array.from(labels.keys())
      .filter((row) => labels[row] === digit)
      .slice(0, PICKED),
  )
  const logitsOf = (row: number) =>
    trained.map(({ sample }) => Array.from(sample.outputs.subarray(row * CLASSES, (row + 1) * CLASSES)))
  const [first] = rows
    .flatMap((ofDigit, digit) => ofDigit.map((row, example) => ({ digit, example, logits: logitsOf(row) })))
    .map((picked) => ({ ...picked, sure: committeeBelief(beliefsOf(Float32Array.from(picked.logits.flat()))).sure }))
    .sort((a, b) => a.sure - b.sure)
  const { sure: _, ...withoutSure } = first!
  return {
    members: trained.map(({ onnx, sample, ...member }) => member),
    statistics: measureDigits(datasets.digits.images),
    examples: rows.map((ofDigit) =>
      ofDigit.map((row) =>
        Array.from(inputs.subarray(row * PIXELS, (row + 1) * PIXELS), (input) =>
          Math.round(16 * digitShade(input)).toString(17),
        ).join(''),
      ),
    ),
    first: withoutSure,
    sizes: loadSizes(trained.map(({ onnx }) => onnx)),
    learned: Number(committeeSpec.data.train),
    judged: count,
  }
}
