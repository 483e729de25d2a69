/** Runs a program by SIMD kernels, generated or compiled ahead: the definition's bits, faster. */
import type { Slice } from '#core/network.ts'
import type { Executor, Operation, Prepared, Program } from '#core/program.ts'
import { batch } from './definition/batch.ts'
import { type Operations, operate } from './definition/run.ts'
import { encodeChain, importsOf, type Link } from './generated/chain.ts'
import { groupsOf } from './generated/follow.ts'
import { routineOf } from './generated/index.ts'
import { createLists } from './modes.ts'

/** What the module exports, `simd/index.ts`. */
interface Kernels {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  readonly heapBase: { readonly value: number }
  readonly [kernel: string]: unknown
}

const PAGE = 65536
/** Kernels read whole vectors, so up to 12 bytes past the last slice. */
const SLACK = 12
/** Runs of a segment on as many columns after which it is worth code of its own. */
const PATIENCE = 8
/** Modules that are kept for the next run of the same network. */
const KEPT = 64

/** Compiles the bytes of `built/kernels.wasm`. Rejects where WebAssembly or its SIMD instructions are missing. */
export async function compileKernels(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytes)
}

/**
 * The executor on compiled kernels; operations without one are run by their definition, which are those of `batch`. Throws
 * a RangeError if there is no memory for a program's arena. A segment that has run `patience` times on as many columns of
 * the batch gets code in which shapes, addresses and columns are constants.
 */
export function createSimdExecutor(
  module: WebAssembly.Module,
  without: Operations = batch,
  patience = PATIENCE,
): Executor {
  const modules = new Map<string, WebAssembly.Module>()
  /** The module of this key, which decides its content. */
  const compile: Compile = (key, encode) => {
    const known = modules.get(key)
    if (known) return known
    const made = new WebAssembly.Module(encode())
    const [oldest] = modules.keys()
    if (modules.size >= KEPT) modules.delete(oldest!)
    modules.set(key, made)
    return made
  }
  const instantiate = () => new WebAssembly.Instance(module).exports as Kernels
  return { name: 'simd', prepare: (program) => prepare(instantiate(), program, without, patience, compile) }
}

type Imports = ConstructorParameters<typeof WebAssembly.Instance>[1]
type Compile = (key: string, encode: () => Uint8Array<ArrayBuffer>) => WebAssembly.Module

/** The arena lies in the memory of an instance that serves this program alone, behind the module's own data. */
function prepare(
  kernels: Kernels,
  program: Program,
  without: Operations,
  patience: number,
  compile: Compile,
): Prepared {
  const base = Math.ceil(kernels.heapBase.value / 16) * 16
  const bytes = base + program.arenaLength * 4 + SLACK
  const missing = Math.ceil((bytes - kernels.memory.buffer.byteLength) / PAGE)
  if (missing > 0) kernels.memory.grow(missing)
  const arena = new Float32Array(kernels.memory.buffer, base, program.arenaLength)
  const addressOf = ({ offset }: Slice) => base + offset * 4

  const kernelOf = (operation: Operation): Link => {
    const kernel = kernels[kernelName(operation.code)]
    if (typeof kernel !== 'function')
      return { run: (count) => operate(without, operation, arena, count!), constants: [] }
    const constants = [...operation.operands.map(addressOf), ...operation.numbers]
    return { run: kernel as (...values: number[]) => void, constants }
  }
  /** Code for as many columns, where there is any. */
  const generatedOf = (operations: readonly Operation[], count: number): readonly Link[] =>
    groupsOf(operations).flatMap((group) => routineOf(group, addressOf, count) ?? group.map(kernelOf))
  /** With code for as many columns, or for any number of them. */
  const chainOf = (operations: readonly Operation[], count: number | null) => {
    const links = count === null ? operations.map(kernelOf) : generatedOf(operations, count)
    const key = JSON.stringify([count, operations])
    const { exports } = new WebAssembly.Instance(
      compile(key, () => encodeChain(links)),
      importsOf(links, kernels.memory) as Imports,
    )
    return (exports as { run: (count: number) => void }).run
  }

  const runOf = createLists(program, (operations) => {
    if (operations.length === 0) return () => {}
    const any = chainOf(operations, null)
    const runs: number[] = []
    const own: ((count: number) => void)[] = []
    return (count: number) => {
      const run = own[count]
      if (run) return run(count)
      runs[count] = (runs[count] ?? 0) + 1
      if (runs[count] <= patience) return any(count)
      own[count] = chainOf(operations, count)
      own[count](count)
    }
  })

  return { arena, run: (segment, count, mode) => runOf(segment, mode)(count) }
}

/** `dense-weight-gradient` is exported as `denseWeightGradient`. */
function kernelName(code: string): string {
  return code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
