/** The files that a reader has opened on this page, each under a name of its own. */
import type { OwnData } from '#core/data/data.ts'
import { pageRunner } from '#runner/client.ts'

const shared = new Map<string, OwnData>()

/** Gives the data of a file to the workers. Returns the name by which specs speak of them from then on. */
export function shareFile(file: string, data: OwnData): string {
  const name = freeName(file, data, shared)
  if (!shared.has(name)) {
    shared.set(name, data)
    pageRunner().share(name, data)
  }
  return name
}

/** The file's own name, numbered where other data have it already: a run that is known by it stays what it was. */
export function freeName(name: string, data: OwnData, shared: ReadonlyMap<string, OwnData>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`
    const known = shared.get(candidate)
    if (!known || isSame(known, data)) return candidate
  }
}

const isSame = (one: OwnData, other: OwnData) =>
  JSON.stringify([one.shape, one.task]) === JSON.stringify([other.shape, other.task]) &&
  isEqual(one.examples.inputs, other.examples.inputs) &&
  isEqual(one.examples.labels, other.examples.labels)

const isEqual = (one: ArrayLike<number>, other: ArrayLike<number>) =>
  one.length === other.length && Array.prototype.every.call(one, (value, k) => value === other[k])
