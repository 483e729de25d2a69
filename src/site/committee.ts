/** The committee that reads drawn digits: trained when the site is built, once, by the core in Node. */
import committee from '#content/committee.ts'
import { checkSpec } from '#core/check-spec.ts'
import '#core/every-unit.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { type Belief, beliefsOf, type Member } from '#demos/draw-digit/beliefs.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { executeNow } from '#runner/execute.ts'
import type { Sample } from '#runner/sample.ts'
import { base } from './addresses.ts'

/** Of each of its runs. */
export const SEED = 0
/** More test examples than there are: all of them. */
const ALL = 100_000

/** A network of the committee as it was trained. */
export interface TrainedMember extends Member {
  readonly onnx: Uint8Array<ArrayBuffer>
  /** All test examples and what the core's network gives for them. */
  readonly sample: Sample
}

export const committeeSpec = checkSpec(committee) as TrainingSpec
/** The arms of the spec, one a member. */
export const memberIds: readonly string[] = Object.keys(committeeSpec.arms)

let members: Promise<readonly TrainedMember[]> | undefined

/** Its members with their ONNX files. */
export function trainedCommittee(): Promise<readonly TrainedMember[]> {
  members ??= train()
  return members
}

async function train(): Promise<readonly TrainedMember[]> {
  const environment = await loadEnvironment()
  return memberIds.map((id) => {
    const key = { arm: id, settings: {}, seed: SEED }
    const { onnx, sample } = executeNow(
      { type: 'run', id: 0, spec: committeeSpec, key, purpose: 'measures', onnx: id, sample: ALL },
      environment,
    )
    if (!onnx || !sample) throw new Error(`The member ${id} of the committee gave no network.`)
    return { id, address: `${base}models/${id}.onnx`, bytes: onnx.length, onnx, sample, ...judge(sample) }
  })
}

/** Shares of the test examples: read rightly, and the mean confidence. */
function judge({ outputs, labels, count }: Sample): Pick<Member, 'right' | 'sure'> {
  const beliefs = beliefsOf(outputs)
  const mean = (of: (belief: Belief, k: number) => number) =>
    beliefs.reduce((sum, belief, k) => sum + of(belief, k), 0) / count
  return { right: mean(({ digit }, k) => (digit === labels[k] ? 1 : 0)), sure: mean(({ sure }) => sure) }
}
