/**
 * Keyed random draws. A draw is a function of (seed, stream, step, index), never of how many draws came before, so
 * switching a technique on moves nothing else. Threefry-2x32 with 20 rounds: Salmon, Moraes, Dror and Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */
import { cosSinTurn, log } from './functions.ts'

const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const

/** Two 32-bit words from a key and a counter of two words each. */
export function threefry(key0: number, key1: number, counter0: number, counter1: number): readonly [number, number] {
  const keys = [key0 | 0, key1 | 0, key0 ^ key1 ^ 0x1bd11bda] as const
  let x0 = (counter0 + keys[0]) | 0
  let x1 = (counter1 + keys[1]) | 0
  for (let round = 0; round < 20; round++) {
    const by = ROTATIONS[round % 8]!
    x0 = (x0 + x1) | 0
    x1 = ((x1 << by) | (x1 >>> (32 - by))) ^ x0
    if (round % 4 === 3) {
      const turn = (round + 1) / 4
      x0 = (x0 + keys[turn % 3]!) | 0
      x1 = (x1 + keys[(turn + 1) % 3]! + turn) | 0
    }
  }
  return [x0 >>> 0, x1 >>> 0]
}

/** FNV-1a over the UTF-16 code units of a stream's name. */
function hashName(name: string): number {
  let hash = 0x811c9dc5
  for (let k = 0; k < name.length; k++) hash = Math.imul(hash ^ name.charCodeAt(k), 0x01000193)
  return hash
}

/** The middle of one of 2^23 cells of (0, 1): exact in float32, never 0 or 1. */
const unit = (word: number): number => ((word >>> 9) + 0.5) / 8388608

/** One consumer's stream of draws, such as `label-noise` or `initializer/dense-1.weight`. */
export interface Stream {
  /** Two independent numbers, uniform on (0, 1). */
  uniform(index: number, step?: number): readonly [number, number]
  /** One standard normal number in float32. Box and Muller 1958. */
  normal(index: number, step?: number): number
  /** The numbers 0 … n − 1 in random order: that of their draws, so another n gives another order. */
  permutation(n: number, step?: number): Uint32Array
}

export function createStream(seed: number, name: string): Stream {
  const key1 = hashName(name)
  const words = (index: number, step: number) => threefry(seed, key1, index, step)
  return {
    uniform(index, step = 0) {
      const [a, b] = words(index, step)
      return [unit(a), unit(b)]
    },
    normal(index, step = 0) {
      const [a, b] = words(index, step)
      const radius = Math.fround(Math.sqrt(Math.fround(-2 * log(unit(a)))))
      return Math.fround(radius * cosSinTurn(unit(b))[0])
    },
    permutation(n, step = 0) {
      const keys = Array.from({ length: n }, (_, index) => words(index, step))
      return Uint32Array.from({ length: n }, (_, index) => index).sort(
        (i, j) => keys[i]![0] - keys[j]![0] || keys[i]![1] - keys[j]![1] || i - j,
      )
    },
  }
}
