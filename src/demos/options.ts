/**
 * What the page knows of a spec's options: their declarations, which the build puts into the page, so that no unit is
 * loaded before anything runs.
 */
import { declarationAt, MEMBERS, writtenAt } from '#core/option-paths.ts'
import type { ControlledOption } from '#core/resolve.ts'
import { setupOf } from '#core/setup.ts'
import type { Spec } from '#core/spec.ts'
import { type Declaration, type OptionDeclaration, SpecError } from '#core/units.ts'

/** Options by the part of a setup that names their unit, and its kind: `data`, `digits`. */
export type Declarations = Readonly<Record<string, Readonly<Record<string, readonly OptionDeclaration[]>>>>

const known = new Map<string, Declaration>()

/** Makes the options of these units known to `optionOf`. */
export function declare(declarations: Declarations): void {
  for (const [part, units] of Object.entries(declarations))
    for (const [id, options] of Object.entries(units)) known.set(`${part} ${id}`, { id, options })
}

/** What is known of a data set. Throws where it was not declared. */
export function declaredData(kind: string): Declaration {
  const data = known.get(`data ${kind}`)
  if (!data) throw new Error(`The options of the data set “${kind}” were not declared.`)
  return data
}

/** What a control's path names: its declaration, and its value in the spec as written. As the core's, for declared units. */
export function optionOf(spec: Spec, path: string): ControlledOption {
  const keys = path.split('.')
  const arm = Object.hasOwn(spec.arms, keys[0]!) ? keys.shift()! : null
  const setup = { members: MEMBERS.default, ...setupOf(spec, arm ?? Object.keys(spec.arms)[0]!) }
  const found = declarationAt(setup, keys, (part, kind) => known.get(`${part} ${kind}`))
  if (!found) throw new SpecError(`“${path}” names no option of this experiment.`)
  return { path, arm, ...found, default: writtenAt(setup, keys, found.declaration) ?? found.declaration.default }
}
