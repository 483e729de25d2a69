/** Random operations on random arenas: awkward lengths, slices that touch, and numbers of every kind. */
import type { Slice } from '#core/network.ts'
import type { Operation, Program } from '#core/program.ts'
import { activations } from '#kernels/definition/activations.ts'
import { imageShapes } from './image-shapes.ts'
import { noiseShapes } from './noise-shapes.ts'
import { normalizationShapes } from './normalization-shapes.ts'

export interface Case {
  readonly operation: Operation
  readonly program: Program
  /** Live columns of the batch. */
  readonly count: number
  /** A slice whose content after the operation is nobody's business. */
  readonly scratch?: Slice
  /** Writes garbage everywhere. */
  fill(arena: Float32Array): void
}

/** A generator of 32-bit words: Marsaglia's xorshift, 2003. */
export function createRandom(seed: number) {
  let state = seed
  const word = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  /** Uniform from `low` to `high`, both included. */
  const integer = (low: number, high: number): number => low + (word() % (high - low + 1))
  const oneOf = <T>(choices: readonly T[]): T => choices[integer(0, choices.length - 1)]!
  return { word, integer, oneOf }
}

export type Random = ReturnType<typeof createRandom>

export interface Shape {
  /** Of the operands, in floats. */
  readonly lengths: readonly number[]
  readonly numbers: readonly number[]
  /** The operand that is scratch. */
  readonly scratch?: number
  /** The operand that is the clock: a seed and a step, whatever else is garbage. */
  readonly clock?: number
}

/** Activations and their gradients; a leaky ReLU has an option. */
const activationShapes = Object.fromEntries(
  Object.keys(activations).map((code) => [
    code,
    (m: number, _: number, stride: number): Shape => {
      const lengths = Array<number>(code.endsWith('-gradient') ? 3 : 2).fill(m * stride)
      if (code.startsWith('leaky-relu')) lengths.splice(1, 0, 1)
      return { lengths, numbers: [m, stride] }
    },
  ]),
)

/** What each operation takes, given two sizes and a stride. */
const shapes: { readonly [code: string]: (m: number, n: number, stride: number, random: Random) => Shape } = {
  dense: (m, n, stride) => ({ lengths: [m * n, m, n * stride, m * stride], numbers: [m, n, stride] }),
  'dense-weight-gradient': (m, n, stride) => ({
    lengths: [m * stride, n * stride, m * n, n * stride],
    numbers: [m, n, stride],
    scratch: 3,
  }),
  'dense-bias-gradient': (m, _, stride) => ({ lengths: [m * stride, m], numbers: [m, stride] }),
  'dense-input-gradient': (m, n, stride) => ({ lengths: [m * n, m * stride, n * stride], numbers: [m, n, stride] }),
  ...activationShapes,
  'softmax-cross-entropy': (m, _, stride) => ({
    lengths: [m * stride, m * stride, stride, m * stride],
    numbers: [m, stride],
  }),
  ...imageShapes,
  ...normalizationShapes,
  ...noiseShapes,
  'binary-cross-entropy': (m, _, stride) => ({
    lengths: [m * stride, m * stride, stride, m * stride],
    numbers: [m, stride],
  }),
  squared: (m, _, stride) => ({ lengths: [m * stride, m * stride, stride, m * stride], numbers: [m, stride] }),
  huber: (m, _, stride) => ({ lengths: [m * stride, m * stride, stride, m * stride, 1], numbers: [m, stride] }),
  'sum-of-squares': (m) => ({ lengths: [m, 1], numbers: [m] }),
  copy: (m) => ({ lengths: [m, m], numbers: [m] }),
  'add-scaled': (m) => ({ lengths: [m, m, 1], numbers: [m] }),
  decay: (m) => ({ lengths: [m, 1, 1], numbers: [m] }),
  sgd: (m) => ({ lengths: [m, m, m, 1, 1], numbers: [m] }),
  nesterov: (m) => ({ lengths: [m, m, m, 1, 1], numbers: [m] }),
  rmsprop: (m) => ({ lengths: [m, m, m, 1, 1, 1], numbers: [m] }),
  'adam-corrections': () => ({ lengths: [2, 1, 1, 2], numbers: [] }),
  adam: (m) => ({ lengths: [m, m, m, m, 1, 1, 1, 1, 2], numbers: [m] }),
}

/** A random case of this operation. The arena ends with its last slice, and `pad` floats stand before the first. */
export function randomCase(code: string, random: Random, pad = 0): Case {
  const shape = shapes[code]
  if (!shape) throw new Error(`Say in random-case.ts what the operation “${code}” takes.`)
  // Up to 70, two full turns of any loop and a tail; and small ones, which are all edge.
  const size = () => random.oneOf([random.integer(1, 9), random.integer(1, 70)])
  const stride = size()
  const { lengths, numbers, scratch, clock } = shape(size(), size(), stride, random)

  const order = lengths.map((_, operand) => operand)
  for (let k = order.length - 1; k > 0; k--) {
    const other = random.integer(0, k)
    ;[order[k], order[other]] = [order[other]!, order[k]!]
  }
  const operands: Slice[] = []
  let end = pad
  for (const operand of order) {
    const offset = end + random.oneOf([0, 0, 1, 2, 3, 17])
    operands[operand] = { offset, length: lengths[operand]! }
    end = offset + lengths[operand]!
  }

  const operation = { code, operands, numbers }
  const slice = scratch === undefined ? {} : { scratch: operands[scratch]! }
  return {
    operation,
    program: { segments: { forward: [operation] }, arenaLength: end },
    count: random.oneOf([stride, random.integer(1, stride)]),
    ...slice,
    fill(arena) {
      fill(arena, random)
      if (clock !== undefined)
        arena.set([random.integer(0, 999_999), random.integer(0, 9_000_000)], operands[clock]!.offset)
    },
  }
}

const specials = [
  NaN,
  Infinity,
  -Infinity,
  0,
  -0,
  2 ** -149,
  -(2 ** -149),
  2 ** -126 - 2 ** -149,
  2 ** -126,
  -3.4028234663852886e38,
  3.4028234663852886e38,
  1e20,
  -1e20,
  1,
  -1,
]

/**
 * Numbers of one scale, which may be so small or so large that products leave the normal range; among them, by turns,
 * no special numbers, a few, or many; or small whole numbers, which tie; or any bits.
 */
function fill(arena: Float32Array, random: Random): void {
  const kind = random.oneOf(['ordinary', 'ordinary', 'few', 'many', 'whole', 'bits'])
  const scale = random.oneOf([1, 1, 10, 150, 2 ** -75, 2 ** 60])
  const bits = new Uint32Array(arena.buffer, arena.byteOffset, arena.length)
  for (let k = 0; k < arena.length; k++) {
    const word = random.word()
    if (kind === 'bits') bits[k] = word
    else if (kind === 'whole') arena[k] = random.oneOf([-2, -1, -0, 0, 1, 2])
    else if ((kind === 'few' && word % 64 === 0) || (kind === 'many' && word % 4 === 0))
      arena[k] = random.oneOf(specials)
    else arena[k] = (word / 2 ** 31 - 1) * scale
  }
}
