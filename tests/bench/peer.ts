/** The benchmark's side of the protocol: starts a peer's process and asks it for work. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Answer } from './serve.ts'

export interface Peer {
  /** Samples per CPU second, over about this many milliseconds. */
  rate(workload: string, ms: number): Promise<number>
  close(): void
}

/** `command` is a file of this folder and its arguments. Rejects, with what the peer had to say, where it ends early. */
export function startPeer([file, ...args]: readonly [string, ...string[]]): Peer {
  const path = `tests/bench/${file}`
  const child: ChildProcess = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr!.on('data', (chunk) => {
    complaints += chunk
  })
  let settle: { answer(line: string): void; fail(error: Error): void } | null = null
  createInterface({ input: child.stdout! }).on('line', (line) => {
    // Engines greet on the same stream.
    if (line.startsWith('{')) settle?.answer(line)
  })
  child.on('exit', (code) => settle?.fail(new Error(`${path} ended with code ${code}.\n${complaints}`)))
  return {
    async rate(workload, ms) {
      const line = await new Promise<string>((answer, fail) => {
        settle = { answer, fail }
        child.stdin!.write(`${workload} ${ms}\n`)
      })
      const { samples, cpuSeconds }: Answer = JSON.parse(line)
      return samples / cpuSeconds
    },
    close() {
      settle = null
      child.stdin!.end()
    },
  }
}
