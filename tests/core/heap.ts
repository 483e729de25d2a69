/** Run by `heap.test.ts` with collection exposed: prints how much the heap and the arena's memory grow over 10,000 steps. */
import { startRun } from '#core/run.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { own, runs } from '../reference.ts'

const STEPS = 10_000
const WARM_UP = 10_000

const { executor, datasets } = await loadEnvironment()
const buffers: ArrayBufferLike[] = []
const watched = {
  name: executor.name,
  prepare(program: Parameters<typeof executor.prepare>[0]) {
    const prepared = executor.prepare(program)
    buffers.push(prepared.arena.buffer)
    return prepared
  },
}
const heapUsed = () => {
  globalThis.gc!()
  globalThis.gc!()
  return process.memoryUsage().heapUsed
}

const { spec, key } = runs.find(({ name }) => name === process.argv[2])!
if (spec.kind !== 'training') throw new Error('Only a training has steps.')
const training = { ...spec.training, steps: WARM_UP + STEPS + 1, measureEvery: 100_000 }
const environment = { executor: watched, datasets: { ...datasets, own } }
const { turns } = startRun({ ...spec, training }, key, 'measures', environment)
const make = (steps: number) => {
  for (let step = 0; step < steps; step++) if (turns.next().done) throw new Error('The run ended early.')
}
make(WARM_UP)
const before = { heap: heapUsed(), memory: buffers.map(({ byteLength }) => byteLength) }
make(STEPS)
const heap = heapUsed() - before.heap
const memory = buffers.reduce((sum, { byteLength }, k) => sum + byteLength - before.memory[k]!, 0)
console.log(JSON.stringify({ heap, memory }))
