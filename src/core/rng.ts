/**
 * Keyed random draws. A draw is a function of (seed, stream, step, index), never of how many draws came before, so
 * switching a technique on moves nothing else. Threefry-2x32 with 20 rounds: Salmon, Moraes, Dror and Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */
import { cosSinTurn, log } from './functions.ts'

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/** The two 32-bit words drawn last: a pair made for each draw would keep the garbage collector busy. */
const words = new Uint32Array(2)

/** Two 32-bit words from a key and a counter of two words each. */
export function threefry(key0: number, key1: number, counter0: number, counter1: number): readonly [number, number] {
  draw(key0, key1, counter0, counter1)
  return [words[0]!, words[1]!]
}

/** Leaves the same in `words`. Unrolled, for every draw of the core comes from here. */
function draw(key0: number, key1: number, counter0: number, counter1: number): void {
  const key2 = key0 ^ key1 ^ 0x1bd11bda
  let x0 = (counter0 + key0) | 0
  let x1 = (counter1 + key1) | 0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 13) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 15) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 26) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 6) ^ x0
  x0 = (x0 + key1) | 0
  x1 = (x1 + key2 + 1) | 0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 17) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 29) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 16) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 24) ^ x0
  x0 = (x0 + key2) | 0
  x1 = (x1 + key0 + 2) | 0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 13) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 15) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 26) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 6) ^ x0
  x0 = (x0 + key0) | 0
  x1 = (x1 + key1 + 3) | 0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 17) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 29) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 16) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 24) ^ x0
  x0 = (x0 + key1) | 0
  x1 = (x1 + key2 + 4) | 0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 13) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 15) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 26) ^ x0
  x0 = (x0 + x1) | 0
  x1 = rotate(x1, 6) ^ x0
  words[0] = x0 + key2
  words[1] = x1 + key0 + 5
}

/** The second key word of a stream, a signed 32-bit number: FNV-1a over the UTF-16 code units of its name. */
export function streamKey(name: string): number {
  let hash = 0x811c9dc5
  for (let k = 0; k < name.length; k++) hash = Math.imul(hash ^ name.charCodeAt(k), 0x01000193)
  return hash
}

/** The middle of one of 2^23 cells of (0, 1): exact in float32, never 0 or 1. */
export const unit = (word: number): number => ((word >>> 9) + 0.5) / 8388608

/** One standard normal number in float32 from two uniform ones. Box and Muller 1958. */
export function normalOf(a: number, b: number): number {
  const radius = Math.fround(Math.sqrt(Math.fround(-2 * log(a))))
  return Math.fround(radius * cosSinTurn(b)[0])
}

/** One consumer's stream of draws, such as `label-noise` or `initializer/dense-1.weight`. */
export interface Stream {
  /** Two independent numbers, uniform on (0, 1). */
  uniform(index: number, step?: number): readonly [number, number]
  /** One standard normal number in float32. */
  normal(index: number, step?: number): number
  /** The numbers 0 … n − 1 in random order. Fisher and Yates 1938, from the end; another n gives another order. */
  permutation(n: number, step?: number): Uint32Array<ArrayBuffer>
}

export function createStream(seed: number, name: string): Stream {
  const key1 = streamKey(name)
  const next = (index: number, step: number) => threefry(seed, key1, index, step)
  return {
    uniform(index, step = 0) {
      const [a, b] = next(index, step)
      return [unit(a), unit(b)]
    },
    normal(index, step = 0) {
      const [a, b] = next(index, step)
      return normalOf(unit(a), unit(b))
    },
    permutation(n, step = 0) {
      const order = new Uint32Array(n)
      for (let index = 0; index < n; index++) order[index] = index
      const exchange = (last: number, word: number) => {
        const other = Math.floor((word * (last + 1)) / 4294967296)
        const moved = order[last]!
        order[last] = order[other]!
        order[other] = moved
      }
      for (let last = n - 1; last > 0; last -= 2) {
        draw(seed, key1, last, step)
        exchange(last, words[0]!)
        if (last > 1) exchange(last - 1, words[1]!)
      }
      return order
    },
  }
}
