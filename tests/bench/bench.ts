/**
 * `npm run bench`: our core beside others, on small networks of the book's kinds. `--only W2,W3` measures some of the
 * workloads, `--seconds 5` gives each peer that long on each. Installs the others on first use; writes only to the
 * screen. Rates are per CPU second of a peer's process. A round asks every peer once, and a ratio is the median of the
 * rounds' ratios, so that a machine that slows down slows both. Ends with code 1 where a floor does not hold.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildCore } from '../../src/cli/build-core.ts'
import { succeeds } from '../../src/cli/tool.ts'
import { goals, KERNELS_LIMIT, type PeerId, peers } from './goals.ts'
import { type Peer, startPeer } from './peer.ts'
import { type Measured, reportKernels, reportWorkload } from './report.ts'
import { type WorkloadId, workloads } from './workloads.ts'

type Participant = PeerId | 'simd' | 'peak'

const ROUND_MS = 250
const WARM_UP_MS = 1000

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, seconds: { type: 'string', default: '3' } },
})
const known = Object.keys(workloads) as WorkloadId[]
const wanted = options.only?.split(',') ?? known
const unknown = wanted.find((id) => !known.includes(id as WorkloadId))
const rounds = Math.max(3, Math.round((Number(options.seconds) * 1000) / ROUND_MS))
if (unknown !== undefined) refuse(`There is no workload “${unknown}”: say “--only” with some of ${known.join(',')}.`)
if (Number.isNaN(rounds)) refuse(`“--seconds” takes a number such as 5, not “${options.seconds}”.`)

function refuse(problem: string): never {
  console.error(problem)
  process.exit(1)
}

if (!existsSync('tests/bench/peers/node_modules')) {
  console.log('Installing the peers …')
  if (!succeeds('npm', 'ci', '--ignore-scripts', '--prefix', 'tests/bench/peers')) process.exit(1)
}
const { gzippedSize } = await buildCore()

const started = new Map<Participant, Peer>()
function peerOf(id: Participant): Peer {
  const [, file, ...argument] = peers[id]
  const peer = started.get(id) ?? startPeer([file, ...argument] as [string, ...string[]])
  started.set(id, peer)
  return peer
}

async function measure(workload: WorkloadId): Promise<Measured> {
  const participants = ['simd', ...(Object.keys(goals[workload]) as (PeerId | 'peak')[])] as const
  const rate = (id: Participant, ms: number) => peerOf(id).rate(id === 'peak' ? 'PEAK' : workload, ms)
  for (const id of participants) await rate(id, WARM_UP_MS)
  const rates = new Map<Participant, number[]>(participants.map((id) => [id, []]))
  for (let round = 0; round < rounds; round++)
    for (const id of participants) rates.get(id)!.push(await rate(id, ROUND_MS))
  return rates
}

let holds = reportKernels(gzippedSize, KERNELS_LIMIT)
for (const workload of wanted as WorkloadId[]) holds = reportWorkload(workload, await measure(workload)) && holds
for (const peer of started.values()) peer.close()
if (!holds) process.exitCode = 1
