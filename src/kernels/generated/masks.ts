/** Masks from keyed draws, the words of `core/rng.ts`, where they are explained. */
import {
  addIntegers,
  andNot,
  type Code,
  ceiling,
  divide,
  float,
  get,
  integerOf,
  integers,
  type Local,
  lessIntegers,
  multiply,
  or,
  type Place,
  past,
  repeat,
  set,
  shiftLeft,
  shiftRight,
  splat,
  store,
  subtract,
  xor,
  zero,
} from './code.ts'
import type { Emit } from './emit.ts'

/** Vectors of draws that are made at once: each step of one waits for the last. */
const CHAINS = 4
const TURNS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const

const all = (word: number) => integers([word, word, word, word])

/** out = 0 where u < probability, else 1 / (1 − probability), each draw in `area` rows. */
const drawMask: Emit = (f, [clock, probability, out], [stream, rows, area, stride, width], count) => {
  const columns = width || count
  const vectors = Math.ceil(columns / 4)
  const keys = f.vectors(3)
  /** What the second words get after each fourth round. */
  const later = f.vectors(5)
  const [p, kept, counter, row] = f.vectors(4) as [Local, Local, Local, Local]
  const mask = f.vector()
  const unitRow = 4 * stride! * area!
  const storeMask = (words: Local, to: Place, lanes: number): Code => [
    set(mask, andNot(get(kept), lessIntegers(shiftRight(get(words), 9), get(p)))),
    repeat(f, area!, area! <= 4, [[to, 4 * stride!]], ([to]) => store(to, get(mask), lanes)),
  ]
  /** Two rows, from column 4 · first on; of the second only where there is one. */
  const draw = (to: Place, first: number, chains: number, both: boolean): Code => {
    const words = Array.from({ length: chains }, () => [f.vector(), f.vector()] as const)
    const lanesOf = (chain: number) => Math.min(4, columns - 4 * (first + chain))
    return [
      words.map(([word0, word1], chain) => [
        set(
          word0,
          addIntegers(
            addIntegers(get(row), integers([0, 1, 2, 3].map((lane) => 4 * (first + chain) + lane))),
            get(keys[0]!),
          ),
        ),
        set(word1, addIntegers(get(counter), get(keys[1]!))),
      ]),
      threefry(words, keys, later),
      words.map(([word0, word1], chain) => [
        storeMask(word0, past(to, 16 * (first + chain)), lanesOf(chain)),
        both ? storeMask(word1, past(to, 16 * (first + chain) + unitRow), lanesOf(chain)) : [],
      ]),
    ]
  }
  const drawRows = (to: Place, both: boolean): Code =>
    Array.from({ length: Math.ceil(vectors / CHAINS) }, (_, k) =>
      draw(to, k * CHAINS, Math.min(CHAINS, vectors - k * CHAINS), both),
    )
  const pairs = rows! >> 1
  return [
    set(keys[0]!, integerOf(splat({ at: clock! }))),
    set(keys[1]!, all(stream!)),
    set(keys[2]!, xor(xor(get(keys[0]!), get(keys[1]!)), all(0x1bd11bda))),
    set(counter, integerOf(splat({ at: clock! + 4 }))),
    set(p, splat({ at: probability! })),
    set(kept, divide(float(1), subtract(float(1), get(p)))),
    // u is the middle of one of 2²³ cells, and below p where the number of its cell is below this; all of it is exact.
    set(p, integerOf(ceiling(subtract(multiply(get(p), float(8388608)), float(0.5))))),
    later.map((key, k) => set(key, addIntegers(get(keys[(k + 2) % 3]!), all(k + 1)))),
    set(row, zero),
    repeat(f, pairs, false, [[{ at: out! }, 2 * unitRow]], ([to]) => [
      drawRows(to, true),
      set(row, addIntegers(get(row), all(1 << 16))),
    ]),
    rows! & 1 ? drawRows({ at: out! + pairs * 2 * unitRow }, false) : [],
  ]
}

/** Twenty rounds on each chain's two words, to which the first keys have been added. */
function threefry(chains: readonly (readonly [Local, Local])[], keys: readonly Local[], later: readonly Local[]): Code {
  const turned = (word: Local, by: number) => or(shiftLeft(get(word), by), shiftRight(get(word), 32 - by))
  return Array.from({ length: 20 }, (_, round) => {
    const by = TURNS[(round >> 2) & 1]![round & 3]!
    const after = (round + 1) >> 2
    return [
      chains.map(([word0, word1]) => set(word0, addIntegers(get(word0), get(word1)))),
      chains.map(([word0, word1]) => set(word1, xor(turned(word1, by), get(word0)))),
      round % 4 < 3
        ? []
        : chains.map(([word0, word1]) => [
            set(word0, addIntegers(get(word0), get(keys[after % 3]!))),
            set(word1, addIntegers(get(word1), get(later[after - 1]!))),
          ]),
    ]
  })
}

export const masks: { readonly [code: string]: Emit } = { 'draw-mask': drawMask }
