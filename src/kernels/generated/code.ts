/**
 * WebAssembly as nested lists of bytes: an instruction is the code of its operands and then its own bytes. A function
 * is emitted for one shape at one place of the memory, so nearly every number in it is a constant.
 * Encoding: https://webassembly.github.io/spec/core/binary/.
 */

export type Code = number | readonly Code[]

/** Index of a local variable. */
export type Local = number

export const I32 = 0x7f
export const V128 = 0x7b

/** The locals of a function in the making; its parameters come first. */
export interface Locals {
  readonly types: readonly number[]
  integer(): Local
  vector(): Local
  vectors(count: number): readonly Local[]
}

export function createLocals(parameters: number): Locals {
  const types: number[] = []
  const add = (type: number) => parameters + types.push(type) - 1
  return {
    types,
    integer: () => add(I32),
    vector: () => add(V128),
    vectors: (count) => Array.from({ length: count }, () => add(V128)),
  }
}

/** LEB128. */
export function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: number): readonly number[] {
  const low = value & 0x7f
  const rest = value >> 7
  const last = (rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40)
  return last ? [low] : [low | 0x80, ...signed(rest)]
}

export const get = (local: Local): Code => [0x20, unsigned(local)]
export const set = (local: Local, value: Code): Code => [value, 0x21, unsigned(local)]
export const integer = (value: number): Code => [0x41, signed(value)]
export const call = (index: number): Code => [0x10, unsigned(index)]

/** A place in memory: a constant address, and a local to add to it where a loop moves it. */
export interface Place {
  readonly at: number
  readonly moved?: Local
}

/** The place that many bytes further. */
export const past = ({ at, ...moved }: Place, bytes: number): Place => ({ at: at + bytes, ...moved })

const base = ({ moved }: Place): Code => (moved === undefined ? integer(0) : get(moved))

/**
 * The body `times` times; each place is `step` bytes further at each turn. A loop keeps one local for all places that
 * move alike; `unrolled`, or once, there is none and the places are constants.
 */
export function repeat<const P extends readonly (readonly [Place, number])[]>(
  f: Locals,
  times: number,
  unrolled: boolean,
  moves: P,
  body: (places: { readonly [K in keyof P]: Place }) => Code,
): Code {
  const at = (turn: number) =>
    moves.map(([place, step]) => past(place, turn * step)) as { readonly [K in keyof P]: Place }
  if (unrolled || times <= 1) return Array.from({ length: times }, (_, turn) => body(at(turn)))
  const counters = new Map<string, { readonly local: Local; readonly from: Code; readonly step: number }>()
  const places = moves.map(([place, step]): Place => {
    if (step === 0) return place
    const key = `${place.moved} ${step}`
    const counter = counters.get(key) ?? { local: f.integer(), from: base(place), step }
    counters.set(key, counter)
    return { at: place.at, moved: counter.local }
  }) as { readonly [K in keyof P]: Place }
  const all = [...counters.values()]
  const first = all[0]!
  const end = f.integer()
  return [
    all.map(({ local, from }) => set(local, from)),
    set(end, [first.from, integer(first.step * times), 0x6a]),
    [0x03, 0x40], // loop
    body(places),
    all.map(({ local, step }) => set(local, [get(local), integer(step), 0x6a])),
    [get(first.local), get(end), 0x47, 0x0d, 0, 0x0b], // while they differ
  ]
}

const simd = (operation: number): Code => [0xfd, unsigned(operation)]
const binary =
  (operation: number) =>
  (left: Code, right: Code): Code => [left, right, simd(operation)]
const unary =
  (operation: number) =>
  (value: Code): Code => [value, simd(operation)]

/** Four floats from here on; one in all lanes. */
export const load = (place: Place): Code => [base(place), simd(0), 0, unsigned(place.at)]
export const splat = (place: Place): Code => [base(place), simd(9), 0, unsigned(place.at)]
/** Stores the first `lanes` lanes; where they are fewer than 4, the value is best a `get`. */
export function store(place: Place, value: Code, lanes = 4): Code {
  if (lanes >= 4) return [base(place), value, simd(0x0b), 0, unsigned(place.at)]
  if (lanes === 1) return storeLane(place, value, 0)
  const two: Code = [base(place), value, simd(0x5b), 0, unsigned(place.at), 0]
  return lanes === 2 ? two : [two, storeLane(past(place, 8), value, 2)]
}
export const storeLane = (place: Place, value: Code, lane: number): Code => [
  ...[base(place), value, simd(0x5a), 0, unsigned(place.at), lane],
]

/** Four integers. */
export const integers = (lanes: readonly number[]): Code => [
  simd(12),
  lanes.flatMap((lane) => [0, 8, 16, 24].map((shift) => (lane >>> shift) & 0xff)),
]
/** The same float in each lane. */
export function float(value: number): Code {
  const [word] = new Int32Array(Float32Array.of(value).buffer)
  return integers([word!, word!, word!, word!])
}
export const zero = integers([0, 0, 0, 0])
/** The lanes of two vectors, those of the second from 4 on. */
export const shuffle = (left: Code, right: Code, lanes: readonly number[]): Code => [
  ...[left, right, simd(13)],
  lanes.flatMap((lane) => [4 * lane, 4 * lane + 1, 4 * lane + 2, 4 * lane + 3]),
]

export const [add, subtract, multiply, divide] = [binary(0xe4), binary(0xe5), binary(0xe6), binary(0xe7)]
export const [pmin, pmax] = [binary(0xea), binary(0xeb)]
export const [negate, root, ceiling] = [unary(0xe1), unary(0xe3), unary(0x67)]
export const [equal, unequal, less, greater, atMost] = [
  binary(0x41),
  binary(0x42),
  binary(0x43),
  binary(0x44),
  binary(0x45),
]
export const [and, andNot, or, xor] = [binary(0x4e), binary(0x4f), binary(0x50), binary(0x51)]
/** Bits of the first where the mask has 1, else of the second. */
export const select = (left: Code, right: Code, mask: Code): Code => [left, right, mask, simd(0x52)]
export const [addIntegers, lessIntegers] = [binary(0xae), binary(0x39)]
export const shiftLeft = (value: Code, by: number): Code => [value, integer(by), simd(0xab)]
export const shiftRight = (value: Code, by: number): Code => [value, integer(by), simd(0xad)]
/** Floats as integers, towards 0. */
export const integerOf = unary(0xf8)
