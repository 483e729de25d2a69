/** What the operations of normalization take, given two sizes and a stride; areas, groups and shares stay small. */
import type { Shape } from './random-case.ts'

type Shapes = { readonly [code: string]: (m: number, n: number, stride: number) => Shape }

/** Activations of channels of a small area, then vectors with a number a channel. */
const ofChannels =
  (pattern: string, ...more: readonly ((n: number) => number)[]) =>
  (m: number, n: number, stride: number): Shape => {
    const [channels, area] = [1 + (m % 12), 1 + (n % 5)]
    const lengths = [...pattern].map((kind) => (kind === 'a' ? channels * area * stride : kind === 'c' ? channels : 1))
    return { lengths, numbers: [channels, area, stride, ...more.map((number) => number(n))] }
  }

/**
 * Rows in units of `size`, of which `share` have a scale in common: a activations, s statistics of the unit for the
 * batch, e for each example, o numbers of those who share one.
 */
const ofUnits =
  (pattern: string, ...more: readonly ((n: number) => number)[]) =>
  (m: number, n: number, stride: number): Shape => {
    const [units, share, own] = [1 + (m % 5), 1 + (n % 3), 1 + ((m + n) % 4)]
    const size = share * own
    const lengthOf: { readonly [kind: string]: number } = {
      a: units * size * stride,
      s: units,
      e: units * stride,
      o: units * own,
    }
    return {
      lengths: [...pattern].map((kind) => lengthOf[kind] ?? 1),
      numbers: [units, size, share, stride, ...more.map((number) => number(n))],
    }
  }

const oneOrZero = (n: number) => Math.floor(n / 2) % 2

export const normalizationShapes: Shapes = {
  'batch-moments': ofChannels('acc'),
  'inverse-deviation': (m) => ({ lengths: [m, 1, m], numbers: [m] }),
  'batch-normalize': ofUnits('assooa'),
  'batch-normalize-parameter-gradient': ofUnits('assaoo'),
  'batch-normalize-input-gradient': ofChannels('acccacca'),
  'running-average': (m, n) => ({ lengths: [m, m, 1], numbers: [m, n % 3] }),
  'example-moments': (m, n, stride) => {
    const [groups, size] = [1 + (m % 4), 1 + (n % 9)]
    const lengths = [groups * size * stride, 1, groups * stride, groups * stride]
    return { lengths, numbers: [groups, size, stride, oneOrZero(n)] }
  },
  'example-normalize': ofUnits('aeeooa'),
  'example-normalize-parameter-gradient': ofUnits('aeeaoo'),
  'example-normalize-input-gradient': ofUnits('aeeoaa', oneOrZero),
  'inject-shift': ofChannels('acca111a'),
  'inject-shift-gradient': ofChannels('c1aa'),
  'lp-moments': ofChannels('acc', oneOrZero),
  'lp-normalize-input-gradient': ofChannels('accccacca', oneOrZero),
}
