/**
 * A chain: one WebAssembly function that runs links one after another. A link is a routine, whose code is generated, or
 * a call of an imported function with constants, which costs a quarter of one from JavaScript.
 */
import { type Code, call, createLocals, get, I32, integer, type Locals, unsigned } from './code.ts'

export type Link = Routine | Call

/** Emits the code of a function without parameters. */
export type Routine = (f: Locals) => Code

export interface Call {
  /** Takes the constants, as 32-bit integers, and then the chain's argument if it has one parameter more. */
  readonly run: (...values: number[]) => void
  readonly constants: readonly number[]
}

const FUNCTION = 0x60
const MEMORY = 2
const END = 0x0b
const [TYPES, IMPORTS, FUNCTIONS, EXPORTS, CODE] = [1, 2, 3, 7, 10]

const isRoutine = (link: Link): link is Routine => typeof link === 'function'
const arityOf = ({ run, constants }: Call) => Math.max(run.length, constants.length)
const functionsOf = (links: readonly Link[]) => [
  ...new Set(links.flatMap((link) => (isRoutine(link) ? [] : [link.run]))),
]

/** The chain as the bytes of a module, whose export `run` is a function of one 32-bit integer. */
export function encodeChain(links: readonly Link[]): Uint8Array<ArrayBuffer> {
  const routines = links.filter(isRoutine)
  const functions = functionsOf(links)
  const arities = functions.map((run) =>
    arityOf(links.find((link): link is Call => !isRoutine(link) && link.run === run)!),
  )
  const types = [1, 0, ...new Set(arities)]
  const chain = functions.length
  const body = links.map((link): Code => {
    if (isRoutine(link)) return call(chain + 1 + routines.indexOf(link))
    const argument = arityOf(link) > link.constants.length ? get(0) : []
    return [link.constants.map(integer), argument, call(functions.indexOf(link.run))]
  })
  const routineBody = (routine: Routine) => {
    const locals = createLocals(0)
    return functionBody(routine(locals), locals)
  }
  return Uint8Array.from(
    flat([
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(
        TYPES,
        types.map((arity) => [FUNCTION, unsigned(arity), Array<number>(arity).fill(I32), 0]),
      ),
      section(IMPORTS, [
        [name('f'), name('memory'), MEMORY, 0, 0],
        ...arities.map((arity, k) => [name('f'), name(String(k)), 0, unsigned(types.lastIndexOf(arity))]),
      ]),
      section(FUNCTIONS, [0, ...routines.map(() => 1)]),
      section(EXPORTS, [[name('run'), 0, unsigned(chain)]]),
      section(CODE, [functionBody(body, createLocals(1)), ...routines.map(routineBody)]),
    ]),
  )
}

/** What a module of the chain imports. */
export function importsOf(links: readonly Link[], memory: object) {
  const functions = functionsOf(links).map((run, k): [string, object] => [String(k), run])
  return { f: { memory, ...Object.fromEntries(functions) } }
}

function functionBody(code: Code, { types }: Locals): Code {
  const body = flat([unsigned(types.length), types.map((type) => [1, type]), code, END])
  return [unsigned(body.length), body]
}

function section(id: number, entries: readonly Code[]): Code {
  const content = flat([unsigned(entries.length), entries])
  return [id, unsigned(content.length), content]
}

const name = (text: string): Code => [...unsigned(text.length), ...[...text].map((letter) => letter.charCodeAt(0))]

function flat(code: Code, bytes: number[] = []): number[] {
  if (typeof code === 'number') bytes.push(code)
  else for (const part of code) flat(part, bytes)
  return bytes
}
