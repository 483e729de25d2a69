import { declarationAt } from '#core/option-paths.ts'
import { findUnit } from '#core/registries.ts'
import { setupOf } from '#core/setup.ts'
import type { Spec } from '#core/spec.ts'
import type { OptionDeclaration } from '#core/units.ts'
import type { Declarations } from '#demos/options.ts'

/** The options of every unit that a control of the spec belongs to, in any of its arms; those that hold a unit left out. */
export function declarationsOf(spec: Spec): Declarations {
  const asked: Record<string, Record<string, readonly OptionDeclaration[]>> = {}
  for (const arm of Object.keys(spec.arms)) {
    const setup = setupOf(spec, arm)
    for (const path of spec.controls) {
      const keys = path.split('.')
      if (Object.hasOwn(spec.arms, keys[0]!)) keys.shift()
      declarationAt(setup, keys, (part, kind) => {
        const unit = findUnit(part, kind)
        if (unit) {
          asked[part] ??= {}
          asked[part][kind] = unit.options.filter(({ type }) => type !== 'unit')
        }
        return unit
      })
    }
  }
  return asked
}
