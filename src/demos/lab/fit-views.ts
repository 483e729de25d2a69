/** Which views a demo has to offer. */
import type { DataUnit } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import type { Network } from '#core/network.ts'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { Spec } from '#core/spec.ts'
import { unitOf } from '#core/units.ts'
import { isShown, type ViewId, viewIds } from '../views.ts'

interface Looked {
  readonly network: Network
  readonly data: DataUnit
}
/** What a view asks of the data and the network; the others suit all. */
const SUITS: { readonly [V in ViewId]?: (looked: Looked) => boolean } = {
  boundary: ({ network, data }) => data.window !== undefined && network.classes !== null,
  function: ({ network }) => network.classes === null && network.input.features === 1 && network.logits.features === 1,
  examples: ({ network, data }) => network.image !== null || data.window !== undefined,
  confusion: ({ network }) => network.classes !== null,
  calibration: ({ network }) => network.classes !== null,
}

/** Those that every arm of a training can show, and its author does not show anyway. */
export function viewsFor(spec: Spec): readonly ViewId[] {
  if (spec.kind === 'analysis') return []
  const looked = Object.keys(spec.arms).map((arm): Looked => {
    const setup = resolveArm(spec, arm) as ResolvedTraining
    return {
      network: planTraining(setup).network,
      data: unitOf<DataUnit>(dataSets, setup.data.kind, 'data set'),
    }
  })
  return viewIds.filter((id) => !isShown(spec, id) && looked.every((one) => SUITS[id]?.(one) ?? true))
}
