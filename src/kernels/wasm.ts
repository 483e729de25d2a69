/** Runs a program by the SIMD kernels: the definition's bits, faster. */
import type { Executor, Operation, Prepared, Program } from '#core/program.ts'
import { createChain, type Link } from './chain.ts'
import { batch } from './definition/batch.ts'
import { type Operations, operate } from './definition/run.ts'
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

/** Compiles the bytes of `built/kernels.wasm`. Rejects where WebAssembly or its SIMD instructions are missing. */
export async function compileKernels(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytes)
}

/**
 * The executor on compiled kernels; operations without one are run by their definition, which are those of `batch`. Throws
 * a RangeError if there is no memory for a program's arena.
 */
export function createSimdExecutor(module: WebAssembly.Module, without: Operations = batch): Executor {
  return {
    name: 'simd',
    prepare: (program) => prepare(new WebAssembly.Instance(module).exports as Kernels, program, without),
  }
}

/** The arena lies in the memory of an instance that serves this program alone, behind the module's own data. */
function prepare(kernels: Kernels, program: Program, without: Operations): Prepared {
  const base = Math.ceil(kernels.heapBase.value / 16) * 16
  const bytes = base + program.arenaLength * 4 + SLACK
  const missing = Math.ceil((bytes - kernels.memory.buffer.byteLength) / PAGE)
  if (missing > 0) kernels.memory.grow(missing)
  const arena = new Float32Array(kernels.memory.buffer, base, program.arenaLength)

  const linkOf = (operation: Operation): Link => {
    const kernel = kernels[kernelName(operation.code)]
    if (typeof kernel !== 'function')
      return { run: (count) => operate(without, operation, arena, count!), constants: [] }
    const addresses = operation.operands.map((operand) => base + operand.offset * 4)
    return { run: kernel as Link['run'], constants: [...addresses, ...operation.numbers] }
  }
  const chainOf = createLists(program, (operations) => createChain(operations.map(linkOf)))

  return {
    arena,
    run: (segment, count, mode) => chainOf(segment, mode)(count),
  }
}

/** `dense-weight-gradient` is exported as `denseWeightGradient`. */
function kernelName(code: string): string {
  return code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
