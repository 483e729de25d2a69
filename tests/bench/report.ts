/** Prints what was measured beside what was wanted. */
import { type Goal, goals, type PeerId, peers } from './goals.ts'
import { type WorkloadId, workloads } from './workloads.ts'

/** Rates of each participant, round by round; the peak's in FLOP. */
export type Measured = ReadonlyMap<PeerId | 'simd' | 'peak', readonly number[]>

/** Prints a workload's table; whether every floor holds. */
export function reportWorkload(id: WorkloadId, measured: Measured): boolean {
  const { title, sample, flopPerSample } = workloads[id]
  console.log(`\n${id}: ${title}`)
  console.log(row('', `${sample}s/s`, 'GFLOP/s', 'ours is', 'floor', 'goal', ''))
  const ours = measured.get('simd')!
  let holds = true
  for (const [peer, rates] of measured) {
    const flop = peer === 'peak' ? 1 : flopPerSample
    const rate = median(rates)
    const speed = ((rate * flop) / 1e9).toPrecision(3)
    if (peer === 'simd') {
      console.log(row(peers[peer][0], count(rate), speed))
      continue
    }
    const { floor, goal }: Goal = goals[id][peer]!
    const ratio = median(ours.map((our, round) => (our * flopPerSample) / (rates[round]! * flop)))
    const text = (value: number | undefined) => (value === undefined ? '' : format(value, peer === 'peak'))
    const verdict = floor === undefined ? '' : ratio < floor ? 'BELOW' : ratio < goal! ? 'holds' : 'goal'
    holds &&= verdict !== 'BELOW'
    const rateText = peer === 'peak' ? '' : count(rate)
    console.log(row(peers[peer][0], rateText, speed, text(ratio), text(floor), text(goal), verdict))
  }
  return holds
}

/** Prints the size of the kernels in bytes beside its limit in kB; whether it is within. */
export function reportKernels(gzippedSize: number, limit: number): boolean {
  const holds = gzippedSize <= limit * 1000
  console.log(
    `Kernels: ${(gzippedSize / 1000).toFixed(1)} kB compressed, at most ${limit}: ${holds ? 'holds' : 'BELOW'}`,
  )
  return holds
}

/** Three digits, without an exponent. */
const count = (value: number) =>
  value < 999.5 ? value.toPrecision(3) : Math.round(Number(value.toPrecision(3))).toLocaleString('en')
const format = (ratio: number, share: boolean) => (share ? `${(100 * ratio).toFixed(0)} %` : `${count(ratio)} ×`)

function row(name: string, ...cells: readonly string[]): string {
  return `${name.padEnd(20)}${cells.map((cell) => cell.padStart(13)).join('')}`.trimEnd()
}

/** The middle value; of two middle ones the lower. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1]!
}
