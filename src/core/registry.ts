/**
 * Registries: the units of one sort. An index file names for each unit the file that has it, so that a page loads the
 * units of its specs and no others; what thinks about every spec loads them all (`every-unit.ts`).
 */
import type { Declaration } from './units.ts'

/** The units that are loaded, in the order of the index. */
export interface Registry<U extends Declaration = Declaration> extends ReadonlyArray<U> {
  /** Of all units, loaded or not. */
  readonly ids: readonly string[]
  /** Loads the units with one of these ids; other words name nothing here. */
  load(ids: ReadonlySet<string>): Promise<void>
}

/** `loaders` gives each unit under its own id. */
export function createRegistry<const L extends { readonly [id: string]: () => Promise<Declaration> }>(
  loaders: L,
): Registry<Awaited<ReturnType<L[keyof L]>>> {
  type U = Awaited<ReturnType<L[keyof L]>>
  const ids = Object.keys(loaders)
  const units: U[] = []
  const load = async (wanted: ReadonlySet<string>) => {
    const loaded = await Promise.all(ids.filter((id) => wanted.has(id)).map((id) => loaders[id]!() as Promise<U>))
    for (const unit of loaded) if (!units.includes(unit)) units.push(unit)
    units.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  }
  return Object.assign(units, { ids, load })
}
