/** A link to the exact state of a demo: readable, versioned, defaults left out. */
import { readValue, writeValue } from '#core/option-text.ts'
import type { At, Change, Settings, Spec } from '#core/spec.ts'
import { checkOption, type Json, SpecError } from '#core/units.ts'
import type { OwnComparison, Reading } from './comparison.ts'
import { type AddedArm, armOf, asPrinted, type DemoDocument, MOST_ARMS, specWith, withoutDefaults } from './document.ts'
import { optionOf } from './options.ts'

const VERSION = '1'
/** Keys of a link that are no options; the last three say how the demo is shown. */
const KEYS = ['v', 'demo', 'seed', 'at', 'step', 'first', 'second', 'seeds', 'hide', 'lock', 'theme']
/** Seeds of a page start at 0. */
export const MAX_SEED = 999_999
/** How many seeds a reader may compare over. */
export const [FEWEST_SEEDS, MOST_SEEDS] = [2, 200]
/** Longer addresses do not survive every mail and course system. */
const MAX_LENGTH = 2000

export interface LinkedState {
  readonly document: DemoDocument
  readonly at: At
  /** Where the play head stands; null at the end of the run. */
  readonly step: number | null
  readonly comparison: OwnComparison
}

/** A demo as its links know it. */
export interface LinkedDemo {
  readonly id: string
  readonly spec: Spec
  /** The metrics that its runs end with. */
  readonly measures: readonly string[]
}

/**
 * `#v=1&demo=l2-penalty/digits&seed=7&data.labelNoise=0.1`, further `at=best-validation`, `step=120`, an arm that was
 * added (`arm.arm-3=penalised`), what was changed in mid-run (`change.121.penalised.techniques.l2.strength=0.1`) and what
 * is compared (`first=arm-3/test.error&second=plain/test.error&seeds=40`; `second=none` compares with nothing). A reader's
 * own data are not in it. Throws a SpecError where it would be too long.
 */
export function writeLink(id: string, { document, at, step, comparison }: LinkedState): string {
  const { seed, settings, changes, arms } = document
  const { first, second, seeds } = comparison
  const entries: [string, string][] = [
    ['v', VERSION],
    ['demo', id],
    ...(seed === 0 ? [] : [['seed', String(seed)] as [string, string]]),
    ...(at === 'end' ? [] : [['at', at] as [string, string]]),
    ...(step === null ? [] : [['step', String(step)] as [string, string]]),
    ...(first ? [['first', `${first.arm}/${first.measure}`] as [string, string]] : []),
    ...(second === undefined
      ? []
      : [['second', second ? `${second.arm}/${second.measure}` : NONE] as [string, string]]),
    ...(seeds === undefined ? [] : [['seeds', String(seeds)] as [string, string]]),
    ...arms.map(({ name, from }): [string, string] => [`arm.${name}`, from]),
    ...sorted(settings),
    ...changes.flatMap(({ step, set }) =>
      sorted(set).map(([path, value]): [string, string] => [`change.${step}.${path}`, value]),
    ),
  ]
  // The slash of an id and the commas of a list may stay.
  const written = (value: string) => encodeURIComponent(value).replace('%2F', '/').replaceAll('%2C', ',')
  const link = `#${entries.map(([key, value]) => `${key}=${written(value)}`).join('&')}`
  if (link.length > MAX_LENGTH)
    throw new SpecError(`This state takes a link of more than ${MAX_LENGTH} characters: take it as a file instead.`)
  return link
}

/** The link to a demo as it stands. */
export function linkOf(demo: {
  readonly id: string
  readonly document: DemoDocument
  readonly at: At
  readonly head: number
  readonly lastStep: number
  readonly ownComparison: OwnComparison
}): string {
  const { id, document, at, head, lastStep, ownComparison } = demo
  return writeLink(id, { document, at, step: head >= lastStep ? null : Math.floor(head), comparison: ownComparison })
}

/** What a class is shown of a demo: parts that a link hides, and whether the settings stand. */
export interface Shown {
  readonly hidden: readonly string[]
  readonly locked: boolean
}

/** `hide=controls,lab` and `lock=yes` of a link; anything else hides nothing. */
export function readShown(hash: string): Shown {
  const entries = new URLSearchParams(hash.replace(/^#/, ''))
  return { hidden: entries.get('hide')?.split(',') ?? [], locked: entries.get('lock') === 'yes' }
}

const sorted = (settings: Settings): [string, string][] =>
  Object.entries(settings)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, value]) => [path, writeValue(value)])

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
    },
    at: readAt(entry('at')),
    step: readStep(entry('step'), own),
    comparison: {
      ...readSides(entry, Object.keys(own.arms), measures),
      ...readSeeds(entry('seeds')),
    },
  }
}

/** The second side of a comparison with nothing. */
const NONE = 'none'

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
  const seeds = seedCount(text)
  if (seeds === null)
    throw new SpecError(
      `The link compares over “${clipped(text)}” seeds: a comparison takes ${FEWEST_SEEDS} to ${MOST_SEEDS}.`,
    )
  return { seeds }
}

/** How many seeds a reader typed; null for what is no such number. */
export function seedCount(text: string): number | null {
  const seeds = Number(text)
  return Number.isInteger(seeds) && seeds >= FEWEST_SEEDS && seeds <= MOST_SEEDS ? seeds : null
}

/** A seed as typed; throws a SpecError with one sentence. */
export function readSeed(text: string): number {
  const seed = Number(text)
  if (text.trim() === '' || !Number.isInteger(seed) || seed < 0 || seed > MAX_SEED)
    throw new SpecError(`A seed is a whole number from 0 to ${MAX_SEED}, not “${clipped(text)}”.`)
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
