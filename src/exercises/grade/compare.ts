/** Compares what a function gave with what the solution gave: shape first, then number by number. */
import type { Value } from '../define.ts'
import type { CallOutcome, Given } from '../sandbox/protocol.ts'

/** The first thing in which a value is not as expected: what kind of difference, and where (`[1].value`, or nothing). */
export interface Difference {
  readonly kind: 'nothing' | 'type' | 'length' | 'missing-key' | 'extra-key' | 'not-a-number' | 'infinite' | 'value'
  readonly path: string
  readonly expected: string
  readonly got: string
}

/** A difference, or null where all numbers agree within the tolerance and all else is equal. */
export function differenceOf(expected: Given, got: Given, tolerance: number): Difference | null {
  if ('no' in got) {
    if ('no' in expected && expected.no === got.no && expected.at === got.at) return null
    const kind = got.no === 'undefined' && got.at === '' ? 'nothing' : 'type'
    return {
      kind,
      path: got.at,
      expected: 'plain' in expected ? typeName(valueAt(expected.plain, got.at)) : expected.no,
      got: got.no,
    }
  }
  if ('no' in expected) return { kind: 'type', path: expected.at, expected: expected.no, got: typeName(got.plain) }
  return compare(expected.plain, got.plain, tolerance, '')
}

function compare(expected: Value, got: Value, tolerance: number, path: string): Difference | null {
  const difference = (kind: Difference['kind'], wanted: string, came: string, at = path): Difference => ({
    kind,
    path: at,
    expected: wanted,
    got: came,
  })
  if (typeName(expected) !== typeName(got)) return difference('type', typeName(expected), typeName(got))
  if (typeof expected === 'number') return compareNumbers(expected, got as number, tolerance, difference)
  if (isList(expected)) {
    const list = got as readonly Value[]
    if (list.length !== expected.length) return difference('length', String(expected.length), String(list.length))
    return first(expected.map((one, index) => () => compare(one, list[index]!, tolerance, `${path}[${index}]`)))
  }
  if (isTree(expected)) {
    const tree = got as { readonly [key: string]: Value }
    const missing = Object.keys(expected).find((key) => !Object.hasOwn(tree, key))
    if (missing !== undefined) return difference('missing-key', missing, Object.keys(tree).join(', ') || '–')
    const extra = Object.keys(tree).find((key) => !Object.hasOwn(expected, key))
    if (extra !== undefined) return difference('extra-key', Object.keys(expected).join(', ') || '–', extra)
    return first(
      Object.entries(expected).map(
        ([key, one]) =>
          () =>
            compare(one, tree[key]!, tolerance, `${path}.${key}`),
      ),
    )
  }
  return expected === got ? null : difference('value', showValue(expected), showValue(got))
}

type Describe = (kind: Difference['kind'], expected: string, got: string) => Difference

/** −0 is 0. An infinity has to be the same one, and NaN has to be NaN. */
function compareNumbers(expected: number, got: number, tolerance: number, difference: Describe): Difference | null {
  if (expected === got || (Number.isNaN(expected) && Number.isNaN(got))) return null
  if (Number.isNaN(got)) return difference('not-a-number', showValue(expected), 'NaN')
  if (!Number.isFinite(got) && Number.isFinite(expected))
    return difference('infinite', showValue(expected), showValue(got))
  if (Math.abs(expected - got) <= tolerance) return null
  return difference('value', showValue(expected), showValue(got))
}

function first(comparisons: readonly (() => Difference | null)[]): Difference | null {
  for (const compared of comparisons) {
    const difference = compared()
    if (difference) return difference
  }
  return null
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
const isTree = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const typeName = (value: Value | undefined) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

/** The part of a value at a path such as `[1].weights[0]`. */
function valueAt(value: Value, path: string): Value | undefined {
  let at: Value | undefined = value
  for (const [, index, key] of path.matchAll(/\[(\d+)\]|\.([^.[]+)/g))
    at = typeof at === 'object' && at !== null ? (at as Record<string, Value>)[index ?? key!] : undefined
  return at
}

const LONGEST = 400

/** A value as JavaScript writes it, numbers to at most eight digits, cut where it is long. */
export function showValue(value: Value): string {
  const text = write(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text
}

function write(value: Value): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '0' : String(Number(value.toPrecision(8)))
  if (isList(value)) return `[${value.map(write).join(', ')}]`
  if (isTree(value))
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${write(one)}`)
      .join(', ')} }`
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : String(value)
}

/** What a call gave, as JavaScript writes it, or what it threw. */
export function showOutcome(outcome: CallOutcome): string {
  if (outcome.kind === 'threw') return outcome.message
  return 'plain' in outcome.value ? showValue(outcome.value.plain) : outcome.value.no
}
