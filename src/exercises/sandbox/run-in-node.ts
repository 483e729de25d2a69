/** Runs readers' code in Node: each program in a thread of its own with little memory, for 2 seconds at most. */
import { resolve as resolvePath } from 'node:path'
import { Worker } from 'node:worker_threads'
import { writeExact } from '../exact-json.ts'
import { type CodeOutcome, LIMIT_MS, type Program } from './protocol.ts'
import { readOutcome } from './read-outcome.ts'

/** Found by its path: the build of the site puts this file elsewhere. */
const THREAD = resolvePath('src/exercises/sandbox/node-thread.ts')

export function runInNode(program: Program): Promise<CodeOutcome> {
  return new Promise((resolve, reject) => {
    const { source, function: name, calls } = program
    const worker = new Worker(THREAD, {
      workerData: { source, name, calls: writeExact(calls) },
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      env: {},
      stdout: true,
      stderr: true,
    })
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (outcome: CodeOutcome) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(outcome)
    }
    worker.on('message', (message: string) => {
      if (message === 'started') timer = setTimeout(() => end({ kind: 'too-long' }), LIMIT_MS)
      else end(readOutcome(message, calls.length))
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return end({ kind: 'too-much-memory' })
      clearTimeout(timer)
      reject(error)
    })
  })
}
