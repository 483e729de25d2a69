import { describe, expect, test } from 'vitest'
import { operations } from '#kernels/definition/operations.ts'
import { createSimdExecutor } from '#kernels/wasm.ts'
import { codes, difference, generated, module, simd, ways } from './equal.ts'
import { createRandom, randomCase } from './random-case.ts'

/** The slow tests try more. */
const CASES = 40
/** To compile takes longer than to run. */
const GENERATED_CASES = 6
const PAGE_FLOATS = 65536 / 4

describe('the SIMD kernels equal the definition to the last bit, everywhere in the arena', () => {
  test('and every operation has one', () => {
    const kernels = WebAssembly.Module.exports(module).map(({ name }) => name)
    expect(kernels).toEqual(
      expect.arrayContaining(codes.map((code) => code.replace(/-./g, (c) => c[1]!.toUpperCase()))),
    )
  })

  test.each(ways)(`$how: $code, in random cases`, ({ how, code, executor, seed }) => {
    const random = createRandom(seed)
    const cases = how === 'kernel' ? CASES : GENERATED_CASES
    for (let k = 0; k < cases; k++) expect(difference(executor, randomCase(code, random))).toBeUndefined()
  })

  test.each(ways)(
    '$how: $code, where the memory ends with the last slice or up to 3 floats later',
    ({ how, code, executor }) => {
      const base = executor.prepare(randomCase(code, createRandom(1)).program).arena.byteOffset / 4
      for (let seed = 1; seed <= (how === 'kernel' ? 24 : 4); seed++) {
        const { arenaLength } = randomCase(code, createRandom(seed)).program
        const pad = PAGE_FLOATS - ((base + arenaLength + (seed % 4)) % PAGE_FLOATS)
        expect(difference(executor, randomCase(code, createRandom(seed), pad))).toBeUndefined()
      }
    },
  )
})

test.each([1023, 1024, 1025, 2500])('sums of %i terms, which a kernel takes in blocks', (depth) => {
  const lengths = [5 * depth, 5, depth * 9, 5 * 9]
  const offsets = lengths.map((_, k) => lengths.slice(0, k).reduce((a, b) => a + b, 0))
  const operands = lengths.map((length, k) => ({ offset: offsets[k]!, length }))
  const operation = { code: 'dense', operands, numbers: [5, depth, 9] }
  const program = { segments: { forward: [operation] }, arenaLength: offsets[3]! + lengths[3]! }
  const random = createRandom(depth)
  const fill = (arena: Float32Array) => {
    for (let k = 0; k < arena.length; k++) arena[k] = random.word() / 2 ** 31 - 1
  }
  for (const executor of [simd, generated])
    expect(difference(executor, { operation, program, count: 9, fill })).toBeUndefined()
})

test('an operation without a kernel is run by the definition on the same arena', () => {
  const hex = (text: string) => Buffer.from(text).toString('hex')
  const withoutKernels = [
    '0061736d01000000', // WebAssembly, version 1
    '0503010001', // a memory of one page
    '0607017f004180080b', // a constant, 1024
    `07150206${hex('memory')}020008${hex('heapBase')}0300`, // both exported
  ].join('')
  const executor = createSimdExecutor(
    new WebAssembly.Module(Uint8Array.from(Buffer.from(withoutKernels, 'hex'))),
    operations,
  )
  const random = createRandom(1)
  for (const code of codes) expect(difference(executor, randomCase(code, random))).toBeUndefined()
})
