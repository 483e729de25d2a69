/** Whether an arm that a reader would add is one that is there already. */
import type { Spec } from '#core/spec.ts'
import type { Json } from '#core/units.ts'
import { agreeUntil, armOf, type DemoDocument, identityOf, specWith, startValueOf, withArm } from '../document.ts'

/** The path of an option in an arm that may have a value of its own. */
function ownPath(spec: Spec, { arms, settings }: DemoDocument, arm: string, path: string): string {
  const from = armOf(spec, path)
  const own = `${arm}.${from === null ? path : path.slice(from.length + 1)}`
  return arms.some(({ name }) => name === arm) && own in settings ? own : path
}

/** The value with which an arm starts. */
export function valueInArm(spec: Spec, document: DemoDocument, arm: string, path: string): Json {
  return startValueOf(spec, document, ownPath(specWith(spec, document), document, arm, path))
}

/** The arm that one like `like` but for this option would repeat, or null. */
export function twinOf(spec: Spec, document: DemoDocument, like: string, path: string, value: Json): string | null {
  if (JSON.stringify(valueInArm(spec, document, like, path)) === JSON.stringify(value)) return like
  const { document: next, name } = withArm(spec, document, like, path, value)
  const identity = identityOf(spec, next, name)
  const others = Object.keys(specWith(spec, document).arms)
  return others.find((arm) => agreeUntil(identityOf(spec, next, arm), identity) === Infinity) ?? null
}
