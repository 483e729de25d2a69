import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ciede2000, contrast, deficiencies, labFromLinear, linearFromHex, seenThrough } from './colour.ts'

const css = readFileSync(new URL('../../src/site/styles/tokens.css', import.meta.url), 'utf8')
const root = css.slice(css.indexOf(':root {'), css.indexOf('\n}'))

/** The token's colour in light and in dark, following `var()`. */
function token(name: string): { light: string; dark: string } {
  const value = root.match(new RegExp(`--${name}: ([^;]+);`))?.[1] ?? ''
  const other = value.match(/^var\(--([\w-]+)\)$/)?.[1]
  if (other !== undefined) return token(other)
  const [, light, dark] = value.match(/^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/) ?? []
  if (light === undefined || dark === undefined) throw new Error(`No colours for --${name}`)
  return { light, dark }
}

const arms = ['arm-a', 'arm-b', 'arm-c', 'arm-d']
const splits = ['train', 'validation', 'test']

test('the colour arithmetic gives published values', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  // Pairs from the supplement of Sharma, Wu, Dalal 2005.
  expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
  expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4)
  expect(ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4)
})

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const ratio = (mark: string, ground: string): number => contrast(token(mark)[theme], token(ground)[theme])

  test.each([...arms, ...splits, 'ink', 'ink-2', 'ink-3', 'alert'])('%s is readable as text on paper', (name) => {
    expect(ratio(name, 'paper')).toBeGreaterThanOrEqual(4.5)
  })

  test.each([
    ['ink-3', 'sunk'],
    ['ink', 'lit'],
    ['ink', 'field-5'],
    [theme === 'light' ? 'arm-b' : 'arm-a', 'lit'],
  ])('%s is readable on %s', (name, ground) => {
    expect(ratio(name, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test('control borders and axes are visible', () => {
    expect(ratio('rule-2', 'paper')).toBeGreaterThanOrEqual(3)
  })

  test('the field darkens or lightens step by step away from paper', () => {
    const steps = [0, 1, 2, 3, 4, 5].map((step) => ratio(`field-${step}`, 'paper'))
    expect(steps[0]).toBe(1)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    const widest = steps.slice(1).map((step, k) => step - steps[k]!)
    expect(widest.indexOf(Math.max(...widest))).toBe(2)
  })

  describe.each(Object.entries(deficiencies))('%s', (_name, matrix) => {
    test.each([
      ['arms', arms],
      ['splits', splits],
    ])('%s stay apart', (_set, names) => {
      const seen = names.map((name) => labFromLinear(seenThrough(matrix, linearFromHex(token(name)[theme]))))
      const distances = seen.flatMap((one, k) => seen.slice(k + 1).map((other) => ciede2000(one, other)))
      expect(Math.min(...distances)).toBeGreaterThanOrEqual(15)
    })
  })
})
