/**
 * Runs readers' code in Node: each program in a process of its own with little memory, for 2 seconds at most. Not in a
 * thread, since a thread that asks for too much memory at once takes the whole process with it.
 */
import { fork } from 'node:child_process'
import { resolve as resolvePath } from 'node:path'
import { writeExact } from '../exact-json.ts'
import { type CodeOutcome, LIMIT_MS, type Program } from './protocol.ts'
import { readOutcome } from './read-outcome.ts'

/** Found by its path: the build of the site puts this file elsewhere. */
const PROCESS = resolvePath('src/exercises/sandbox/node-process.ts')

/** It may read this project, and neither write nor start anything. */
const FLAGS = ['--max-old-space-size=128', '--permission', `--allow-fs-read=${resolvePath('.')}`]

export function runInNode({ source, function: name, calls }: Program): Promise<CodeOutcome> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, { execArgv: FLAGS, env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (outcome: CodeOutcome) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      resolve(outcome)
    }
    child.on('message', (message: string) => {
      if (message === 'started') timer = setTimeout(() => end({ kind: 'too-long' }), LIMIT_MS)
      else end(readOutcome(message, calls.length))
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      // Either way an engine without memory ends; after an outcome nobody listens any more.
      if (signal === 'SIGABRT' || code === ABORTED) resolve({ kind: 'too-much-memory' })
      else reject(new Error(`The process for readers’ code ended with ${signal ?? code}.`))
    })
    child.send({ source, name, calls: writeExact(calls) })
  })
}

/** What a shell makes of SIGABRT, and Windows of an abort. */
const ABORTED = 134
