/**
 * A chain: one WebAssembly function that calls functions one after another, each with constants of its own. A call from
 * there costs a quarter of one from JavaScript, and a step of a small network is little else than calls.
 * Encoding: https://webassembly.github.io/spec/core/binary/.
 */

export interface Link {
  /** Takes the constants, as 32-bit integers, and then the chain's argument if it has one parameter more. */
  readonly run: (...values: number[]) => void
  readonly constants: readonly number[]
}

const I32 = 0x7f
const FUNCTION = 0x60
const [TYPES, IMPORTS, FUNCTIONS, EXPORTS, CODE] = [1, 2, 3, 7, 10]
const [CALL, END, LOCAL_GET, I32_CONST] = [0x10, 0x0b, 0x20, 0x41]

/** The chain as one function of one 32-bit integer. */
export function createChain(links: readonly Link[]): (argument: number) => void {
  if (links.length === 0) return () => {}
  const functions = [...new Set(links.map(({ run }) => run))]
  const arityOf = ({ run, constants }: Link) => Math.max(run.length, constants.length)
  const arities = functions.map((run) => arityOf(links.find((link) => link.run === run)!))
  const types = [1, ...new Set(arities)]
  const chain = functions.length
  const calls = links.flatMap((link) => [
    ...link.constants.flatMap((constant) => [I32_CONST, ...signed(constant)]),
    ...(arityOf(link) > link.constants.length ? [LOCAL_GET, 0] : []),
    CALL,
    ...unsigned(functions.indexOf(link.run)),
  ])
  const body = [0, ...calls, END]
  const bytes = Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      TYPES,
      types.map((arity) => [FUNCTION, ...unsigned(arity), ...Array<number>(arity).fill(I32), 0]),
    ),
    ...section(
      IMPORTS,
      arities.map((arity, k) => [...name('f'), ...name(String(k)), 0, types.lastIndexOf(arity)]),
    ),
    ...section(FUNCTIONS, [[0]]),
    ...section(EXPORTS, [[...name('run'), 0, ...unsigned(chain)]]),
    ...section(CODE, [[...unsigned(body.length), ...body]]),
  ])
  const f = Object.fromEntries(functions.map((run, k) => [String(k), run]))
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { f })
  return (exports as { run: (argument: number) => void }).run
}

function section(id: number, entries: readonly (readonly number[])[]): readonly number[] {
  const content = [...unsigned(entries.length), ...entries.flat()]
  return [id, ...unsigned(content.length), ...content]
}

const name = (text: string) => [...unsigned(text.length), ...[...text].map((character) => character.charCodeAt(0))]

/** LEB128. */
function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: number): readonly number[] {
  const low = value & 0x7f
  const rest = value >> 7
  const last = (rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40)
  return last ? [low] : [low | 0x80, ...signed(rest)]
}
