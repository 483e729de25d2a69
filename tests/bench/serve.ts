/**
 * The side of the protocol that every peer has: a process of its own, so that engines do not fight. A line
 * `W2 300` asks for about 300 ms of W2; the answer is a line of JSON, the samples made and the CPU time they took.
 */
import { createInterface } from 'node:readline'
import type { WorkloadId } from './workloads.ts'

/** Does some work and says how many samples that was. */
export type Work = () => number | Promise<number>

/** Prepares each workload that the peer can do. */
export type Preparations = { readonly [workload in WorkloadId | 'PEAK']?: () => Work | Promise<Work> }

export interface Answer {
  readonly samples: number
  /** Of all threads of the process. */
  readonly cpuSeconds: number
}

/** Work between two looks at the clock takes about this long, so that looking costs nothing. */
const TURN_MS = 3

export async function serve(preparations: Preparations): Promise<void> {
  const prepared = new Map<string, Work>()
  for await (const line of createInterface({ input: process.stdin })) {
    const [workload, ms] = line.split(' ') as [keyof Preparations, string]
    const work = prepared.get(workload) ?? (await preparations[workload]!())
    prepared.set(workload, work)
    console.log(JSON.stringify(await measure(work, Number(ms))))
  }
}

async function measure(work: Work, ms: number): Promise<Answer> {
  let samples = 0
  let turn = 1
  const before = process.cpuUsage()
  const end = performance.now() + ms
  for (let now = performance.now(); now < end; ) {
    for (let k = 0; k < turn; k++) {
      const done = work()
      samples += typeof done === 'number' ? done : await done
    }
    const after = performance.now()
    if (after - now < TURN_MS) turn *= 2
    now = after
  }
  const { user, system } = process.cpuUsage(before)
  return { samples, cpuSeconds: (user + system) / 1e6 }
}
