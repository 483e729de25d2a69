/** What a reader has made of a demo, as plain data: with the spec, all that a run depends on. */
import type { Change, Settings, Spec, TrainingSpec } from '#core/spec.ts'
import type { Json } from '#core/units.ts'
import { optionOf } from './options.ts'
import { type ViewId, withViews } from './views.ts'
import { withData } from './with-data.ts'

/** An arm that is like another of the spec but for its settings, whose paths begin with its name. */
export interface AddedArm {
  readonly name: string
  readonly from: string
}

export interface DemoDocument {
  readonly seed: number
  /** Without those that say what the spec says anyway. */
  readonly settings: Settings
  /** What was changed in mid-run, in the order of steps. */
  readonly changes: readonly Change[]
  readonly arms: readonly AddedArm[]
  /** A reader's own data, in place of the spec's. */
  readonly data: TrainingSpec['data'] | null
  /** What is looked at beside what the spec shows; of runs that are the same with it and without. */
  readonly see: readonly ViewId[]
}

export const asPrinted: DemoDocument = { seed: 0, settings: {}, changes: [], arms: [], data: null, see: [] }

/** More arms than these cannot be told apart by hue and shape. */
export const MOST_ARMS = 4

/** The experiment as the reader has it. */
export function specWith(spec: Spec, { changes, arms, data, see }: DemoDocument): Spec {
  const named = spec.arms as Readonly<Record<string, object>>
  const all = { ...named, ...Object.fromEntries(arms.map(({ name, from }) => [name, named[from]!])) }
  if (spec.kind === 'analysis') return { ...spec, arms: all }
  const whole = withViews({ ...spec, arms: all, changes: [...(spec.changes ?? []), ...changes] }, see)
  return data === null ? whole : withData(whole, data)
}

/** The same option in another arm. */
const inArm = (path: string, name: string, armOfPath: string | null) =>
  `${name}.${armOfPath === null ? path : path.slice(armOfPath.length + 1)}`

/** The arm whose name a path begins with, or null where it acts on all. */
export function armOf(spec: Spec, path: string): string | null {
  const [first] = path.split('.')
  return first !== undefined && Object.hasOwn(spec.arms, first) ? first : null
}

/** Paths of the options that a reader may move: those that the spec offers, and what sets added arms apart. */
export function pathsOf(spec: Spec, document: DemoDocument): readonly string[] {
  const { arms, settings } = document
  const ofAdded = Object.keys(settings).filter((path) => arms.some(({ name }) => path.startsWith(`${name}.`)))
  return [...specWith(spec, document).controls.filter((path) => path !== 'seed'), ...ofAdded]
}

/** The value that holds at the start of a run. */
export function startValueOf(spec: Spec, document: DemoDocument, path: string): Json {
  return document.settings[path] ?? optionOf(specWith(spec, document), path).default ?? null
}

/** The value that holds at a step: after the changes before it. */
export function valueAtStep(spec: Spec, document: DemoDocument, path: string, step: number): Json {
  const last = document.changes.findLast((change) => change.step <= step && path in change.set)
  return last ? last.set[path]! : startValueOf(spec, document, path)
}

/** From the start of the run. A change of the same option in mid-run is no longer wanted. */
export function withSetting(spec: Spec, document: DemoDocument, path: string, value: Json): DemoDocument {
  const settings = withoutDefaults(specWith(spec, document), document.arms, { ...document.settings, [path]: value })
  return { ...document, settings, changes: without(document.changes, (changed) => changed === path) }
}

/** Settings without those that say what the spec says anyway; what sets an added arm apart stays. */
export function withoutDefaults(spec: Spec, added: readonly AddedArm[], settings: Settings): Settings {
  const kept = ([path, value]: [string, Json]) =>
    added.some(({ name }) => path.startsWith(`${name}.`)) ||
    JSON.stringify(value) !== JSON.stringify(optionOf(spec, path).default)
  return Object.fromEntries(Object.entries(settings).filter(kept))
}

/** From this step on; what was changed after it is forgotten, since that run does not come about. */
export function withChange(document: DemoDocument, path: string, value: Json, step: number): DemoDocument {
  const before = document.changes.filter((change) => change.step < step)
  const here = document.changes.find((change) => change.step === step)
  return { ...document, changes: [...before, { step, set: { ...here?.set, [path]: value } }] }
}

/** Adds an arm that is like one of those there are, but for this option. */
export function withArm(
  spec: Spec,
  document: DemoDocument,
  like: string,
  path: string,
  value: Json,
): { readonly document: DemoDocument; readonly name: string } {
  const taken = [...Object.keys(spec.arms), ...document.arms.map(({ name }) => name)]
  let number = taken.length + 1
  while (taken.includes(`arm-${number}`)) number += 1
  const name = `arm-${number}`
  const from = document.arms.find((arm) => arm.name === like)?.from ?? like
  const copied = (settings: Settings) =>
    Object.fromEntries(
      Object.entries(settings).flatMap(([path, value]) =>
        path.startsWith(`${like}.`) ? [[inArm(path, name, like), value]] : [],
      ),
    )
  const own = specWith(spec, document)
  return {
    name,
    document: {
      ...document,
      arms: [...document.arms, { name, from }],
      settings: {
        ...document.settings,
        ...copied(document.settings),
        [inArm(path, name, armOf(own, path))]: value,
      },
      changes: document.changes.map(({ step, set }) => ({ step, set: { ...set, ...copied(set) } })),
    },
  }
}

export function withoutArm(document: DemoDocument, name: string): DemoDocument {
  const ofArm = (path: string) => path.startsWith(`${name}.`)
  return {
    ...document,
    arms: document.arms.filter((arm) => arm.name !== name),
    settings: Object.fromEntries(Object.entries(document.settings).filter(([path]) => !ofArm(path))),
    changes: without(document.changes, ofArm),
  }
}

/**
 * On other data, or on the book's where they are null. What was set of the data before was set of other data; an arm that
 * was like another but for that goes with it.
 */
export function withOwnData(document: DemoDocument, data: DemoDocument['data']): DemoDocument {
  const settings = Object.fromEntries(Object.entries(document.settings).filter(([path]) => !/(^|\.)data\./.test(path)))
  const gone = document.arms.filter(({ name }) => !Object.keys(settings).some((path) => path.startsWith(`${name}.`)))
  return gone.reduce((kept, { name }) => withoutArm(kept, name), { ...document, settings, data })
}

function without(changes: readonly Change[], unwanted: (path: string) => boolean): readonly Change[] {
  return changes
    .map(({ step, set }) => ({
      step,
      set: Object.fromEntries(Object.entries(set).filter(([path]) => !unwanted(path))),
    }))
    .filter(({ set }) => Object.keys(set).length > 0)
}

/** Whether two documents make the same runs, whatever is looked at. */
export const sameRuns = (one: DemoDocument, other: DemoDocument): boolean =>
  JSON.stringify({ ...one, see: [] }) === JSON.stringify({ ...other, see: [] })

/**
 * What the run of one arm depends on from its start with all that it shows, and what is changed in it later. Equal strings
 * are equal runs.
 */
export interface RunIdentity {
  readonly start: string
  readonly changes: readonly { readonly step: number; readonly set: string }[]
}

export function identityOf(spec: Spec, document: DemoDocument, arm: string): RunIdentity {
  const own = specWith(spec, document)
  const relevant = (settings: Settings) =>
    Object.entries(settings)
      .flatMap(([path, value]): [string, Json][] => {
        const of = armOf(own, path)
        // Where the arm's own value and that for all arms meet, the own one holds: they stay apart.
        return of === null ? [[path, value]] : of === arm ? [[`.${path.slice(arm.length + 1)}`, value]] : []
      })
      .sort(([a], [b]) => (a < b ? -1 : 1))
  const root = document.arms.find(({ name }) => name === arm)?.from ?? arm
  return {
    start: JSON.stringify([root, document.seed, document.data, document.see, relevant(document.settings)]),
    changes: document.changes
      .map(({ step, set }) => ({ step, set: relevant(set) }))
      .filter(({ set }) => set.length > 0)
      .map(({ step, set }) => ({ step, set: JSON.stringify(set) })),
  }
}

/** The last step up to which two runs are one and the same; −1 where they differ from the start. */
export function agreeUntil(one: RunIdentity, other: RunIdentity): number {
  if (one.start !== other.start) return -1
  const count = Math.max(one.changes.length, other.changes.length)
  for (let k = 0; k < count; k++) {
    const [a, b] = [one.changes[k], other.changes[k]]
    if (a?.step !== b?.step || a?.set !== b?.set) return Math.min(a?.step ?? Infinity, b?.step ?? Infinity) - 1
  }
  return Infinity
}
