import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { main } from 'assemblyscript/asc'
import { expect, test } from 'vitest'
import { erf, exp, log, tanh } from '#core/functions.ts'

const functions = { exp, log, tanh, erf }
const names = Object.keys(functions) as (keyof typeof functions)[]

/** Operations reach only a part of what the functions are defined for; this module reaches all. */
const probe = names
  .map(
    (name) => `
import { ${name} } from './src/kernels/simd/functions'
export function ${name}All(x: usize, end: usize): void {
  for (; x < end; x += 16) v128.store(x, ${name}(v128.load(x)))
}`,
  )
  .join('\n')

type Probe = { readonly memory: WebAssembly.Memory } & {
  readonly [name in `${keyof typeof functions}All`]: (start: number, end: number) => void
}

async function compileProbe(): Promise<Probe> {
  let bytes: Uint8Array | string = ''
  const { error, stderr } = await main(
    ['probe.ts', '--config', 'src/kernels/simd/asconfig.json', '--outFile', 'probe.wasm'],
    {
      readFile: (name, folder) => {
        const path = resolve(folder, name)
        return name === 'probe.ts' ? probe : existsSync(path) ? readFileSync(path, 'utf8') : null
      },
      writeFile: (_, contents) => {
        bytes = contents
      },
    },
  )
  if (error) throw new Error(stderr.toString())
  const module = new WebAssembly.Module(Uint8Array.from(bytes as unknown as Uint8Array))
  return new WebAssembly.Instance(module).exports as unknown as Probe
}

const START = 65536
const { memory, ...kernels } = await compileProbe()

/** Every 4099th float32 by its bits: all exponents, both signs, subnormal numbers, NaNs; and those around the edges. */
const edges = [
  0,
  -0,
  Infinity,
  -Infinity,
  89,
  -104,
  -103.972084,
  -87.33655,
  88.72284,
  2 ** -126,
  Math.SQRT1_2,
  1,
  Math.SQRT2,
  3.95,
  9,
  2 ** 64,
]
const bits = Array.from({ length: Math.ceil(2 ** 32 / 4099) }, (_, k) => k * 4099)
for (const edge of new Int32Array(new Float32Array(edges).buffer))
  for (let step = -50; step <= 50; step++) bits.push(edge + step)
const numbers = new Float32Array(Uint32Array.from(bits).buffer)

test.each(names)('%s on four lanes equals the core to the last bit for all kinds of numbers', (name) => {
  memory.grow(Math.ceil(numbers.byteLength / 65536) + 2)
  const values = new Float32Array(memory.buffer, START, numbers.length)
  values.set(numbers)
  kernels[`${name}All`](START, START + numbers.byteLength)
  const wrong = numbers.filter((x, k) => !Object.is(values[k], functions[name](x)))
  expect([...wrong.subarray(0, 5)]).toEqual([])
})
