/** The techniques that a resolved arm names, in the registry's order. */
import type { ResolvedTraining } from '../resolve.ts'
import type { Options } from '../units.ts'
import { techniques } from './index.ts'
import type { TechniqueUnit } from './technique.ts'

export interface ActiveTechnique {
  readonly unit: TechniqueUnit
  readonly options: Options<[]>
}

export function activeTechniques(setup: ResolvedTraining): readonly ActiveTechnique[] {
  return (techniques as readonly TechniqueUnit[]).flatMap((unit) => {
    const options = setup.techniques[unit.id]
    return options ? [{ unit, options }] : []
  })
}
