/** Progress files with faults: each number gives one, always the same. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'

const WHOLE = readFileSync('tests/exercises/progress-files/version-1.json', 'utf8')

type Change = (text: string) => string

/** Anything that JSON can hold in place of anything that it holds. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, -1, 1e308, '', '__proto__', 'constructor', [], {}, '\u0000', '9'.repeat(400), true),
)

/** A value somewhere in the file replaced, taken out, or put in twice. */
const inTree = fc
  .record({ path: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), value: strange, how: fc.nat(3) })
  .map(
    ({ path, value, how }): Change =>
      (text) => {
        let tree: unknown
        try {
          tree = JSON.parse(text)
        } catch {
          return text
        }
        let node = tree as Record<string, unknown>
        for (const [depth, number] of path.entries()) {
          const keys = Object.keys(node)
          if (keys.length === 0) break
          // Four of five ways lead to the records.
          const key = depth === 0 && number > 4 && 'records' in node ? 'records' : keys[number % keys.length]!
          const next = node[key]
          if (depth < path.length - 1 && typeof next === 'object' && next !== null)
            node = next as Record<string, unknown>
          else if (how === 0) delete node[key]
          else if (how === 1 && Array.isArray(node)) node.push(next)
          else node[key] = structuredClone(value)
        }
        return JSON.stringify(tree)
      },
  )

/** Characters changed, cut or put in, as a mail program or a full disk does. */
const inText = fc
  .record({ at: fc.nat(), length: fc.nat(12), garbage: fc.string({ unit: 'binary', maxLength: 6 }), how: fc.nat(2) })
  .map(
    ({ at, length, garbage, how }): Change =>
      (text) => {
        const from = at % (text.length + 1)
        if (how === 0) return text.slice(0, from)
        return text.slice(0, from) + garbage + text.slice(from + (how === 1 ? 0 : length))
      },
  )

const mutated = fc
  .array(fc.oneof({ weight: 6, arbitrary: inTree }, { weight: 1, arbitrary: inText }), { minLength: 1, maxLength: 3 })
  .map((changes) => changes.reduce((text, change) => change(text), WHOLE))

const garbage = fc.string({ unit: 'binary', maxLength: 200 })
const files = fc.sample(fc.oneof({ weight: 19, arbitrary: mutated }, { weight: 1, arbitrary: garbage }), {
  seed: 2026,
  numRuns: 10_000,
})

/** File `number` of 10,000. */
export const mutatedFile = (number: number): string => files[number]!
