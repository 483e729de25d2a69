/**
 * What this engine can do at most: a loop of SIMD products and sums on registers alone, twelve chains that do not wait
 * for each other. As bytes, because no compiler is to have a say. Its rate is in floating-point operations.
 */
import { serve } from './serve.ts'

const CHAINS = 12
const REPEATS = 4
const TURNS = 100_000
const LANES = 4

const [F32, I32, V128] = [0x7d, 0x7f, 0x7b]
const [GET, SET, TEE] = [0x20, 0x21, 0x22]
const F32X4_SPLAT = [0xfd, 0x13]
const F32X4_MULTIPLY = [0xfd, 0xe6, 0x01]
const F32X4_ADD = [0xfd, 0xe4, 0x01]
const FIRST_LANE = [0xfd, 0x1f, 0]
const ONE = [0x43, 0, 0, 0x80, 0x3f]

/** Local 0 counts turns, 1 to 12 are the chains, then a factor and a summand. */
const [factor, summand] = [CHAINS + 1, CHAINS + 2]
const chains = Array.from({ length: CHAINS }, (_, k) => k + 1)
const step = chains.flatMap((x) => [GET, x, GET, factor, ...F32X4_MULTIPLY, GET, summand, ...F32X4_ADD, SET, x])
const body = [
  ...[1, CHAINS + 2, V128],
  ...[...chains, factor, summand].flatMap((local) => [...ONE, ...F32X4_SPLAT, SET, local]),
  ...[0x03, 0x40], // loop
  ...Array<readonly number[]>(REPEATS).fill(step).flat(),
  ...[GET, 0, 0x41, 1, 0x6b, TEE, 0, 0x0d, 0, 0x0b], // while --turns
  ...chains.flatMap((x, k) => [GET, x, ...(k === 0 ? [] : F32X4_ADD)]),
  ...[...FIRST_LANE, 0x0b],
]

const long = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...long(value >> 7)])
const section = (id: number, content: readonly number[]) => [id, ...long(content.length + 1), 1, ...content]
const bytes = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [0x60, 1, I32, 1, F32]),
  ...section(3, [0]),
  ...section(7, [1, 0x70, 0, 0]),
  ...section(10, [...long(body.length), ...body]),
])
const { p: run } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as { p: (turns: number) => number }

const work = () => {
  run(TURNS)
  return 2 * LANES * CHAINS * REPEATS * TURNS
}

await serve({ PEAK: () => work })
