/** Runs requests on all cores in Node. */
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { loadEnvironment } from './environment-node.ts'
import { executeNow } from './execute.ts'
import type { RunRequest, RunResult } from './protocol.ts'

type Job = Omit<RunRequest, 'type' | 'id' | 'purpose'>

/** Results in the order of the jobs; `onDone` hears how many are in. */
export async function runAll(jobs: readonly Job[], onDone: (count: number) => void = () => {}): Promise<RunResult[]> {
  const results: RunResult[] = []
  let next = 0
  let done = 0
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url))
      let current = -1
      const give = () => {
        if (next >= jobs.length) return void worker.terminate().then(() => resolve())
        current = next++
        worker.postMessage({ type: 'run', id: current, purpose: 'measures', ...jobs[current]! } satisfies RunRequest)
      }
      worker.on('message', (result: RunResult) => {
        results[current] = result
        onDone(++done)
        give()
      })
      worker.on('error', reject)
      give()
    })
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, work))
  return results
}

if (!isMainThread && parentPort) {
  const port = parentPort
  const environment = loadEnvironment()
  port.on('message', async (request: RunRequest) => port.postMessage(executeNow(request, await environment)))
}
