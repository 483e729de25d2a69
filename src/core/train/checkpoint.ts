/** A run cut off after a step, as bytes; resumed, it goes on to the bits of the run that was never cut. */
import { canonicalJson } from '../canonical-json.ts'
import type { ResolvedTraining } from '../resolve.ts'
import { SpecError } from '../units.ts'
import type { Learner } from './learner.ts'
import type { Progress } from './progress.ts'

export interface Checkpoint {
  /** The last step made. */
  readonly step: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

interface Header {
  readonly format: 1
  readonly step: number
  /** The setup up to this step, and the seed: another run cannot go on from here. */
  readonly run: string
  readonly progress: Omit<Progress, 'best'> & {
    readonly best: { readonly step: number; readonly error: number | null }
  }
  /** Floats of each learner's memory and of the best parameters so far, in the order in which they follow. */
  readonly lengths: readonly number[]
}

/** Behind the length of the header and its UTF-16 code units, at a multiple of four bytes. */
const startOfFloats = (length: number) => Math.ceil((4 + 2 * length) / 4) * 4

/** What has to be equal for a run to go on: everything but changes that are still to come. */
const identity = ({ changes, ...setup }: ResolvedTraining, seed: number, step: number) =>
  canonicalJson({ ...setup, changes: changes.filter((change) => change.step <= step), seed })

export function writeCheckpoint(
  setup: ResolvedTraining,
  seed: number,
  step: number,
  learners: readonly Learner[],
  { best, ...progress }: Progress,
): Checkpoint {
  const floats = [
    ...learners.flatMap(({ arena, memory }) =>
      memory.map(({ offset, length }) => arena.subarray(offset, offset + length)),
    ),
    ...best.parameters,
  ]
  const header: Header = {
    format: 1,
    step,
    run: identity(setup, seed, step),
    // JSON has no infinity: null stands for it.
    progress: { ...progress, best: { step: best.step, error: Number.isFinite(best.error) ? best.error : null } },
    lengths: floats.map(({ length }) => length),
  }
  const text = JSON.stringify(header)
  const start = startOfFloats(text.length)
  const total = header.lengths.reduce((sum, length) => sum + length, 0)
  const bytes = new Uint8Array(start + 4 * total)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, text.length, true)
  for (let k = 0; k < text.length; k++) view.setUint16(4 + 2 * k, text.charCodeAt(k), true)
  let at = start
  for (const values of floats) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at)
    at += values.byteLength
  }
  return { step, bytes }
}

/** Puts the learners where the checkpoint left them; throws a sentence where it belongs to another run. */
export function readCheckpoint(
  setup: ResolvedTraining,
  seed: number,
  learners: readonly Learner[],
  { step, bytes }: Checkpoint,
): Progress {
  const refuse = (): never => {
    throw new SpecError('This checkpoint belongs to another run: start from step 0.')
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = bytes.length < 4 ? refuse() : view.getUint32(0, true)
  let header: Header
  try {
    const codes = Array.from({ length }, (_, k) => String.fromCharCode(view.getUint16(4 + 2 * k, true)))
    header = JSON.parse(codes.join(''))
  } catch {
    return refuse()
  }
  if (header.format !== 1 || header.step !== step || header.run !== identity(setup, seed, step)) return refuse()

  // A copy, so that the floats stand at a multiple of four bytes wherever the bytes came from.
  const floats = new Float32Array(bytes.slice(startOfFloats(length)).buffer)
  let at = 0
  const next = (count: number) => {
    at += count
    return floats.slice(at - count, at)
  }
  const slices = learners.flatMap(({ arena, memory }) => memory.map((slice) => ({ arena, slice })))
  for (const { arena, slice } of slices) arena.set(next(slice.length), slice.offset)
  for (const learner of learners) learner.resumeAt(step)
  const { best, ...progress } = header.progress
  return {
    ...progress,
    best: {
      step: best.step,
      error: best.error ?? Infinity,
      parameters: header.lengths.slice(slices.length).map(next),
    },
  }
}
