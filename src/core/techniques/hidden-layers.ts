/** Where a technique that adds layers to a model puts them. */
import { layers } from '../layers/index.ts'
import type { LayerUnit } from '../layers/layer.ts'
import type { PlacedLayer } from '../plan.ts'
import { unitOf } from '../units.ts'

const WEIGHTED: ReadonlySet<string> = new Set(['dense', 'conv2d', 'drop-connect'])

export const isActivation = ({ layer }: PlacedLayer): boolean =>
  unitOf<LayerUnit>(layers, layer.kind, 'layer').activation === true

/** The model with `added` between every layer of weights and the activation that follows it. */
export function beforeHiddenActivations(model: readonly PlacedLayer[], added: PlacedLayer): readonly PlacedLayer[] {
  return model.flatMap((placed, index) => {
    const next = model[index + 1]
    return WEIGHTED.has(placed.layer.kind) && next && isActivation(next) ? [placed, added] : [placed]
  })
}

/** The model with `added` after every activation but one that ends it. */
export function afterHiddenActivations(model: readonly PlacedLayer[], added: PlacedLayer): readonly PlacedLayer[] {
  return model.flatMap((placed, index) =>
    index < model.length - 1 && isActivation(placed) ? [placed, added] : [placed],
  )
}
