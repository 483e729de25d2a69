/** Loads the units that a run needs, all at the same time. */
import { registries } from './registries.ts'
import { USUAL } from './resolve.ts'

/** Every unit there is: for commands, builds and tests. */
export async function loadAllUnits(): Promise<void> {
  await Promise.all(Object.values(registries).map((registry) => registry.load(new Set(registry.ids))))
}

/**
 * What these specs, settings, kinds name. Each of their words that is the id of some unit counts as the name of one: an arm
 * that is called after a technique loads a small file too many, and that is all.
 */
export async function loadUnits(...naming: readonly unknown[]): Promise<void> {
  const words = JSON.stringify(naming).match(/[\w-]+/g) ?? []
  const named = new Set([...words, ...Object.values(USUAL)])
  await Promise.all(Object.values(registries).map((registry) => registry.load(named)))
}
