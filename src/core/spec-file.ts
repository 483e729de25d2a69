/** A spec as a file that a reader takes away and the command line runs: what it was called, its seed, the core's version. */
import { checkSpec } from './check-spec.ts'
import { ordersLast, replaced } from './layer-order.ts'
import type { Settings, Spec } from './spec.ts'
import { isTree, type Json, SpecError, type Tree } from './units.ts'

export interface SpecFile {
  /** `<chapter>/<experiment>`. */
  readonly experiment: string
  /** Version of the core that the reader saw; another one may give other bits. */
  readonly core: string
  readonly seed: number
  readonly spec: Spec
}

/** The text of the file; the spec has the settings in it. */
export function writeSpecFile(file: SpecFile & { readonly settings: Settings }): string {
  const { experiment, core, seed, spec, settings } = file
  return `${JSON.stringify({ experiment, core, seed, spec: withSettings(spec, settings) }, null, 2)}\n`
}

/** What a file holds; one that holds a spec alone has no more. Throws a SpecError for anything else. */
export function readSpecFile(value: unknown): Partial<SpecFile> & Pick<SpecFile, 'spec'> {
  if (!isTree(value) || !('spec' in value)) return { spec: checkSpec(value) }
  const { experiment, core, seed, spec, ...others } = value
  const [unknown] = Object.keys(others)
  if (unknown !== undefined)
    throw new SpecError(`A spec’s file has no field “${unknown}”. Known: experiment, core, seed, spec.`)
  if (typeof experiment !== 'string' || typeof core !== 'string' || !isSeed(seed))
    throw new SpecError('A spec’s file names its experiment, the core’s version and a seed, such as "seed": 0.')
  return { experiment, core, seed, spec: checkSpec(spec) }
}

const isSeed = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0

/** The spec that resolves without settings to what this one resolves to with them. */
export function withSettings(spec: Spec, settings: Settings): Spec {
  const paths = ordersLast(settings).map(([path, value]) => ({ path, keys: path.split('.'), value }))
  const inArm = ({ keys }: { readonly keys: readonly string[] }) => Object.hasOwn(spec.arms, keys[0]!)
  let changed = spec as unknown as Tree
  for (const { path, keys, value } of paths.filter((path) => !inArm(path)))
    changed = put(changed, undefined, keys, value, path) as Tree
  for (const { path, keys, value } of paths.filter(inArm)) {
    const [arm, ...rest] = keys as [string, ...string[]]
    const arms = changed.arms as Tree
    changed = { ...changed, arms: { ...arms, [arm]: put(arms[arm], changed, rest, value, path) } }
  }
  return changed as unknown as Spec
}

/** The value put into a patch; what the patch says nothing of is `base`, of which lists alone must be written anew. */
function put(
  patch: Json | undefined,
  base: Json | undefined,
  keys: readonly string[],
  value: Json,
  path: string,
): Json {
  const [key, ...rest] = keys
  if (key === undefined) return replaced(patch, value, path)
  const below = isTree(base) || Array.isArray(base) ? (base as Tree)[key] : undefined
  if (Array.isArray(patch))
    return patch.map((entry, k) => (k === Number(key) ? put(entry, entry, rest, value, path) : entry))
  const tree = isTree(patch) ? patch : {}
  const inner = tree[key] ?? (Array.isArray(below) ? below : undefined)
  return { ...tree, [key]: put(inner, below, rest, value, path) }
}
