import type { PlannedLayer } from '../network.ts'
import type { Plan } from '../plan.ts'

/** What the passes of a layer have in common, such as slices between forward and backward: made at the first call. */
export function oncePerLayer<T, Given extends readonly unknown[] = []>(
  make: (layer: PlannedLayer, plan: Plan, ...given: Given) => T,
): (layer: PlannedLayer, plan: Plan, ...given: Given) => T {
  const made = new WeakMap<PlannedLayer, T>()
  return (layer, plan, ...given) => {
    const parts = made.get(layer) ?? make(layer, plan, ...given)
    made.set(layer, parts)
    return parts
  }
}
