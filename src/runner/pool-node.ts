/** Runs requests on all cores in Node. */
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import type { Environment } from '#core/train/train.ts'
import { SpecError } from '#core/units.ts'
import { loadEnvironment } from './environment-node.ts'
import { executeNow } from './execute.ts'
import type { Reply, RunRequest, RunResult } from './protocol.ts'

type Job = Omit<RunRequest, 'type' | 'id' | 'purpose'>

/** Results in the order of the jobs; `onDone` hears how many are in. Rejects with a SpecError if a job cannot be run. */
export async function runAll(jobs: readonly Job[], onDone: (count: number) => void = () => {}): Promise<RunResult[]> {
  const results: RunResult[] = []
  let next = 0
  let done = 0
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url))
      const give = () => {
        if (next >= jobs.length) return void worker.terminate().then(() => resolve())
        const id = next++
        worker.postMessage({ type: 'run', id, purpose: 'measures', ...jobs[id]! } satisfies RunRequest)
      }
      worker.on('message', (reply: Reply) => {
        if (reply.type === 'refused') {
          next = jobs.length
          void worker.terminate().then(() => reject(new SpecError(reply.sentence)))
        } else if (reply.type === 'done') {
          results[reply.id] = reply.result
          onDone(++done)
          give()
        }
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
  port.on('message', async (request: RunRequest) => port.postMessage(answer(request, await environment)))
}

function answer(request: RunRequest, environment: Environment): Reply {
  try {
    return { type: 'done', id: request.id, result: executeNow(request, environment) }
  } catch (error) {
    // An error loses its class on the way between threads.
    if (error instanceof SpecError) return { type: 'refused', id: request.id, sentence: error.message, ofSpec: true }
    throw error
  }
}
