/** A link to the exact state of a demo: readable, versioned, defaults left out. */
import { writeValue } from '#core/option-text.ts'
import type { At, Settings } from '#core/spec.ts'
import { SpecError } from '#core/units.ts'
import type { OwnComparison, Reading } from './comparison.ts'
import type { DemoDocument } from './document.ts'

export const VERSION = '1'
/** The second side of a comparison with nothing. */
export const NONE = 'none'
/** Longer addresses do not survive every mail and course system. */
const MAX_LENGTH = 2000

export interface LinkedState {
  readonly document: DemoDocument
  readonly at: At
  /** Where the play head stands; null at the end of the run. */
  readonly step: number | null
  readonly comparison: OwnComparison
}

/**
 * `#v=1&demo=l2-penalty/digits&seed=7&data.labelNoise=0.1`, further `at=best-validation`, `step=120`, what is looked at
 * (`see=landscape,confusion`), an arm that was
 * added (`arm.arm-3=penalised`), what was changed in mid-run (`change.121.penalised.techniques.l2.strength=0.1`) and what
 * is compared (`first=arm-3/test.error&second=plain/test.error&seeds=40`; `second=none` compares with nothing). A reader's
 * own data are not in it. Throws a SpecError where it would be too long.
 */
export function writeLink(id: string, { document, at, step, comparison }: LinkedState): string {
  const { seed, settings, changes, arms, see } = document
  const { first, second, seeds } = comparison
  const side = ({ arm, measure }: Reading) => `${arm}/${measure}`
  const entry = (key: string, value: string | number | false): [string, string][] =>
    value === false ? [] : [[key, String(value)]]
  const entries: [string, string][] = [
    ...entry('v', VERSION),
    ...entry('demo', id),
    ...entry('seed', seed !== 0 && seed),
    ...entry('at', at !== 'end' && at),
    ...entry('step', step !== null && step),
    ...entry('see', see.length > 0 && see.join(',')),
    ...entry('first', first !== undefined && side(first)),
    ...entry('second', second !== undefined && (second ? side(second) : NONE)),
    ...entry('seeds', seeds !== undefined && seeds),
    ...arms.map(({ name, from }): [string, string] => [`arm.${name}`, from]),
    ...sorted(settings),
    ...changes.flatMap(({ step, set }) =>
      sorted(set).map(([path, value]): [string, string] => [`change.${step}.${path}`, value]),
    ),
  ]
  // A slash and the commas of a list may stay.
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
  readonly seeds: { readonly own: OwnComparison }
}): string {
  const { id, document, at, head, lastStep, seeds } = demo
  return writeLink(id, { document, at, step: head >= lastStep ? null : Math.floor(head), comparison: seeds.own })
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
