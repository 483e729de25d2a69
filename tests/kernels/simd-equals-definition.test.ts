import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Executor } from '#core/program.ts'
import { runOperation } from '#kernels/definition/executor.ts'
import { operations } from '#kernels/definition/operations.ts'
import { compileKernels, createSimdExecutor } from '#kernels/wasm.ts'
import { type Case, createRandom, randomCase } from './random-case.ts'

const CASES = 1000
const PAGE_FLOATS = 65536 / 4
const codes = Object.keys(operations)
const module = await compileKernels(new Uint8Array(readFileSync('src/kernels/built/kernels.wasm')))
const simd = createSimdExecutor(module)

/** In words, the first float of the arena whose bits differ after the operation; any NaN equals any NaN. */
function difference(executor: Executor, { operation, program, count, scratch, fill }: Case): string | undefined {
  const { arena, run } = executor.prepare(program)
  fill(arena)
  const expected = arena.slice()
  run('forward', count)
  runOperation(operation, expected, count)
  if (scratch) for (const side of [arena, expected]) side.fill(0, scratch.offset, scratch.offset + scratch.length)

  const bits = new Int32Array(arena.buffer, arena.byteOffset, arena.length)
  const expectedBits = new Int32Array(expected.buffer)
  const at = bits.findIndex(
    (word, k) => word !== expectedBits[k] && !(arena[k] !== arena[k] && expected[k] !== expected[k]),
  )
  if (at < 0) return undefined
  const { code, operands, numbers } = operation
  const place = operands.findIndex(({ offset, length }) => at >= offset && at < offset + length)
  const where = place < 0 ? 'outside all operands' : `in operand ${place} at ${at - operands[place]!.offset}`
  return `${code} ${numbers.join(' ')}, count ${count}: ${arena[at]} for ${expected[at]} ${where}`
}

describe('the SIMD kernels equal the definition to the last bit, everywhere in the arena', () => {
  test('and every operation has one', () => {
    const kernels = WebAssembly.Module.exports(module).map(({ name }) => name)
    expect(kernels).toEqual(
      expect.arrayContaining(codes.map((code) => code.replace(/-./g, (c) => c[1]!.toUpperCase()))),
    )
  })

  test.each(codes.map((code, index) => [code, index + 1]))(`%s, in ${CASES} random cases`, (code, seed) => {
    const random = createRandom(Number(seed))
    for (let k = 0; k < CASES; k++) expect(difference(simd, randomCase(String(code), random))).toBeUndefined()
  })

  test.each(codes)('%s, where the memory ends with the last slice or up to 3 floats later', (code) => {
    const base = simd.prepare(randomCase(code, createRandom(1)).program).arena.byteOffset / 4
    for (let seed = 1; seed <= 80; seed++) {
      const { arenaLength } = randomCase(code, createRandom(seed)).program
      const pad = PAGE_FLOATS - ((base + arenaLength + (seed % 4)) % PAGE_FLOATS)
      expect(difference(simd, randomCase(code, createRandom(seed), pad))).toBeUndefined()
    }
  })
})

test('an operation without a kernel is run by the definition on the same arena', () => {
  const hex = (text: string) => Buffer.from(text).toString('hex')
  const withoutKernels = [
    '0061736d01000000', // WebAssembly, version 1
    '0503010001', // a memory of one page
    '0607017f004180080b', // a constant, 1024
    `07150206${hex('memory')}020008${hex('heapBase')}0300`, // both exported
  ].join('')
  const executor = createSimdExecutor(new WebAssembly.Module(Uint8Array.from(Buffer.from(withoutKernels, 'hex'))))
  const random = createRandom(1)
  for (const code of codes) expect(difference(executor, randomCase(code, random))).toBeUndefined()
})
