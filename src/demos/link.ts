/** A link to the exact state of a demo: readable, versioned, defaults left out. */
import { optionOf } from '#core/resolve.ts'
import type { Settings, Spec } from '#core/spec.ts'
import { checkOption, type Json, SpecError } from '#core/units.ts'

const VERSION = '1'
const MAX_SEED = 999_999

export interface LinkedState {
  readonly seed: number
  readonly settings: Settings
}

/** `#v=1&demo=l2-penalty/digits&seed=7&data.labelNoise=0.1` */
export function writeLink(id: string, { seed, settings }: LinkedState): string {
  const parts = [`v=${VERSION}`, `demo=${id}`, ...(seed === 0 ? [] : [`seed=${seed}`])]
  for (const [path, value] of Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)))
    parts.push(`${encodeURIComponent(path)}=${encodeURIComponent(String(value))}`)
  return `#${parts.join('&')}`
}

/**
 * The state in a link to this demo; null for another demo's link or none. Throws a SpecError with one sentence. Of the
 * demos on the page, the first one also speaks up for a demo that is not there.
 */
export function readLink(hash: string, id: string, spec: Spec, onPage: readonly string[] = []): LinkedState | null {
  const entries = new URLSearchParams(hash.replace(/^#/, ''))
  const linked = entries.get('demo')
  if (linked !== null && id === onPage[0] && !onPage.includes(linked))
    throw new SpecError(`The link leads to the demo “${clipped(linked)}”, which this page does not have.`)
  if (linked !== id) return null
  if (entries.get('v') !== VERSION)
    throw new SpecError(`This link has version “${clipped(entries.get('v') ?? '')}”, which this page does not know.`)
  let seed = 0
  const settings: Record<string, Json> = {}
  for (const [path, text] of entries) {
    if (path === 'v' || path === 'demo') continue
    if (path === 'seed') {
      seed = readSeed(text)
      continue
    }
    if (!spec.controls.includes(path))
      throw new SpecError(`The link sets “${clipped(path)}”, which this demo does not offer.`)
    const { declaration } = optionOf(spec, path)
    const number = text.trim() === '' ? Number.NaN : Number(text)
    // What is no number is refused as it was written.
    const value = declaration.type === 'choice' || Number.isNaN(number) ? clipped(text) : number
    settings[path] = checkOption(declaration, value, path)
  }
  return { seed, settings }
}

/** A seed as typed; throws a SpecError with one sentence. */
export function readSeed(text: string): number {
  const seed = Number(text)
  if (text.trim() === '' || !Number.isInteger(seed) || seed < 0 || seed > MAX_SEED)
    throw new SpecError(`A seed is a whole number from 0 to ${MAX_SEED}, not “${clipped(text)}”.`)
  return seed
}

/** So much of a text as a sentence can hold. */
const clipped = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
