import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#core/canonical-json.ts'
import { resolveArm } from '#core/resolve.ts'
import { small } from './environments.ts'

describe('canonicalJson', () => {
  test('sorts keys at every depth and keeps lists in order', () => {
    expect(canonicalJson({ b: [3, { d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[3,{"c":null,"d":1}]}')
  })

  test('gives equal text for equal values, whatever the order of their keys', () => {
    const shuffled = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shuffled)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .map(([key, part]) => [key, shuffled(part)] as const)
                .reverse(),
            )
          : value
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('the order of techniques means nothing', () => {
    const [l2, decay] = [{ strength: 0.1 }, { strength: 0.2 }]
    const one = resolveArm({ ...small, techniques: { l2, 'weight-decay': decay } }, 'plain')
    const other = resolveArm({ ...small, techniques: { 'weight-decay': decay, l2 } }, 'plain')
    expect(canonicalJson(other)).toBe(canonicalJson(one))
  })
})
