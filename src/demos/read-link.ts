/** Reads a link to a demo. Loaded where a page is opened by one. */
import { readValue, writeValue } from '#core/option-text.ts'
import type { At, Change, Spec } from '#core/spec.ts'
import { checkOption, type Json, SpecError } from '#core/units.ts'
import type { OwnComparison, Reading } from './comparison.ts'
import { type AddedArm, armOf, asPrinted, MOST_ARMS, specWith, withoutDefaults } from './document.ts'
import { type LinkedState, NONE, VERSION } from './link.ts'
import { optionOf } from './options.ts'
import { FEWEST_SEEDS, MAX_SEED, MOST_SEEDS, seedCountIn, seedIn } from './seed-text.ts'
import { isShown, VIEWS, type ViewId, viewIds } from './views.ts'

/** Keys of a link that are no options; the last three say how the demo is shown. */
const KEYS = ['v', 'demo', 'seed', 'at', 'step', 'see', 'first', 'second', 'seeds', 'hide', 'lock', 'theme']

/** A demo as its links know it. */
export interface LinkedDemo {
  readonly id: string
  readonly spec: Spec
  /** The metrics that its runs end with. */
  readonly measures: readonly string[]
}

/**
 * The state in a link to this demo; null for another demo's link or none. Throws a SpecError with one sentence. Of the
 * demos on the page, the first one also speaks up for a demo that is not there.
 */
export function readLink(hash: string, demo: LinkedDemo, onPage: readonly string[] = []): LinkedState | null {
  const { id, spec, measures } = demo
  const entries = [...new URLSearchParams(hash.replace(/^#/, ''))]
  const entry = (key: string) => entries.find(([known]) => known === key)?.[1]
  const linked = entry('demo')
  if (linked !== undefined && id === onPage[0] && !onPage.includes(linked))
    throw new SpecError(`The link leads to the demo “${clipped(linked)}”, which this page does not have.`)
  if (linked !== id) return null
  if (entry('v') !== VERSION)
    throw new SpecError(`This link has version “${clipped(entry('v') ?? '')}”, which this page does not know.`)

  const keyed = (prefix: string) =>
    entries.flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : []))
  const arms = readArms(keyed('arm.'), spec)
  const own = specWith(spec, { ...asPrinted, arms })
  const settings = entries
    .filter(([key]) => !KEYS.includes(key) && !/^(arm|change)\./.test(key))
    .map(([path, text]) => [path, readSetting(own, path, text)] as const)
  return {
    document: {
      seed: readSeed(entry('seed') ?? '0'),
      settings: withoutDefaults(own, arms, Object.fromEntries(settings)),
      changes: readChanges(keyed('change.'), own),
      arms,
      data: null,
      see: readViews(entry('see'), spec),
    },
    at: readAt(entry('at')),
    step: readStep(entry('step'), own),
    comparison: {
      ...readSides(entry, Object.keys(own.arms), measures),
      ...readSeeds(entry('seeds')),
    },
  }
}

function readViews(text: string | undefined, spec: Spec): readonly ViewId[] {
  if (text === undefined) return []
  const wanted = text.split(',')
  const unknown = wanted.find((id) => !Object.hasOwn(VIEWS, id))
  if (unknown !== undefined)
    throw new SpecError(`The link shows “${clipped(unknown)}”: a demo may show ${viewIds.join(', ')}.`)
  if (spec.kind === 'analysis')
    throw new SpecError('The link shows a part of a training, but this demo trains nothing.')
  return viewIds.filter((id) => wanted.includes(id) && !isShown(spec, id))
}

function readSides(
  entry: (key: string) => string | undefined,
  arms: readonly string[],
  measures: readonly string[],
): OwnComparison {
  const read = (text: string): Reading => {
    const [arm = '', measure = '', ...more] = text.split('/')
    if (!arms.includes(arm) || !measures.includes(measure) || more.length > 0)
      throw new SpecError(
        `The link compares “${clipped(text)}”: write an arm of this demo, a slash and what its runs are measured by, as in ${arms[0]}/${measures[0]}.`,
      )
    return { arm, measure }
  }
  const [first, second] = [entry('first'), entry('second')]
  return {
    ...(first !== undefined && { first: read(first) }),
    ...(second !== undefined && { second: second === NONE ? null : read(second) }),
  }
}

function readSeeds(text: string | undefined): OwnComparison {
  if (text === undefined) return {}
  const seeds = seedCountIn(text)
  if (seeds === null)
    throw new SpecError(
      `The link compares over “${clipped(text)}” seeds: a comparison takes ${FEWEST_SEEDS} to ${MOST_SEEDS}.`,
    )
  return { seeds }
}

function readSeed(text: string): number {
  const seed = seedIn(text)
  if (seed === null) throw new SpecError(`A seed is a whole number from 0 to ${MAX_SEED}, not “${clipped(text)}”.`)
  return seed
}

function readArms(entries: readonly (readonly [string, string])[], spec: Spec): readonly AddedArm[] {
  const there = Object.keys(spec.arms)
  const names = new Set(there)
  const added = entries.map(([name, from]) => {
    if (!/^arm-\d{1,2}$/.test(name) || names.has(name))
      throw new SpecError(`The link adds an arm “${clipped(name)}”: a new arm is called arm-3, arm-4 and so on.`)
    if (!there.includes(from))
      throw new SpecError(`The link adds an arm like “${clipped(from)}”, which this demo does not have.`)
    names.add(name)
    return { name, from }
  })
  if (added.length > 0 && names.size > MOST_ARMS)
    throw new SpecError(`The link asks for ${names.size} arms: at most ${MOST_ARMS} can stand side by side.`)
  return added
}

function readSetting(spec: Spec, path: string, text: string): Json {
  const arm = armOf(spec, path)
  const inArm = (control: string) => {
    const of = armOf(spec, control)
    return of === null ? control : control.slice(of.length + 1)
  }
  // An arm that was added may be set apart by any control, also by one of another arm.
  const offered = arm?.startsWith('arm-')
    ? spec.controls.some((control) => control !== 'seed' && inArm(control) === path.slice(arm.length + 1))
    : spec.controls.includes(path)
  if (!offered || path === 'seed')
    throw new SpecError(`The link sets “${clipped(path)}”, which this demo does not offer.`)
  const { declaration } = optionOf(spec, path)
  const value = readValue(declaration, text)
  // No order is longer than that of the whole list.
  const tooLong = declaration.type === 'order' && text.length > writeValue(declaration.default).length
  return checkOption(declaration, tooLong || typeof value === 'string' ? clipped(text) : value, path)
}

function readChanges(entries: readonly (readonly [string, string])[], spec: Spec): readonly Change[] {
  const changes = new Map<number, Record<string, Json>>()
  for (const [key, text] of entries) {
    const [, at, path] = /^(\d+)\.(.+)$/.exec(key) ?? []
    if (path === undefined)
      throw new SpecError(`The link has a change “${clipped(key)}” that names no step: write change.100.<option>.`)
    const step = readStep(at, spec)!
    if (step < 1) throw new SpecError('The link has a change before step 1.')
    const value = readSetting(spec, path, text)
    if (!optionOf(spec, path).declaration.live)
      throw new SpecError(`“${clipped(path)}” cannot change while a run goes on: start a new run with it.`)
    changes.set(step, { ...changes.get(step), [path]: value })
  }
  return [...changes].sort(([a], [b]) => a - b).map(([step, set]) => ({ step, set }))
}

function readAt(text: string | undefined): At {
  if (text === undefined || text === 'end') return 'end'
  if (text === 'best-validation') return text
  throw new SpecError(`The link compares at “${clipped(text)}”: it may be end or best-validation.`)
}

function readStep(text: string | undefined, spec: Spec): number | null {
  if (text === undefined) return null
  const last = spec.kind === 'training' ? spec.training.steps : 0
  const step = Number(text)
  if (text.trim() === '' || !Number.isInteger(step) || step < 0 || step > last)
    throw new SpecError(`A step of this run is a whole number from 0 to ${last}, not “${clipped(text)}”.`)
  return step
}

/** So much of a text as a sentence can hold. */
const clipped = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
