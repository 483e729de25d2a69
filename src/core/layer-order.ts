/** Layers of a list in another order, by name: the first of a kind is `dense`, the next one `dense-2`. */
import type { Settings } from './spec.ts'
import { checkOption, isTree, type Json, type OrderOption, type Tree } from './units.ts'

type Layers = readonly Tree[]
const isLayers = (value: unknown): value is Layers =>
  Array.isArray(value) && value.every((layer) => isTree(layer) && typeof layer.kind === 'string')

/** The order of a list of layers as an option of the setup; nothing where the value is no such list. */
export function orderOf(name: string, value: Json | undefined): OrderOption | undefined {
  return isLayers(value) ? { name, type: 'order', default: namesOf(value) } : undefined
}

function namesOf(layers: Layers): readonly string[] {
  const counts = new Map<unknown, number>()
  return layers.map(({ kind }) => {
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    return number === 1 ? String(kind) : `${kind}-${number}`
  })
}

const isOrder = (value: Json): value is readonly string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string')

/** What a setting puts in the place of a value: layers of the list that stands there, if it names an order, else itself. */
export function replaced(value: Json | undefined, setting: Json, path: string): Json {
  if (!isOrder(setting) || !isLayers(value)) return setting
  const names = namesOf(value)
  checkOption({ name: path, type: 'order', default: names }, setting, path)
  return setting.map((name) => value[names.indexOf(name)]!)
}

/** Orders go last: an index in another setting's path counts in the list as it is written. */
export function ordersLast(settings: Settings): readonly (readonly [path: string, value: Json])[] {
  const entries = Object.entries(settings)
  return [...entries.filter(([, value]) => !isOrder(value)), ...entries.filter(([, value]) => isOrder(value))]
}
