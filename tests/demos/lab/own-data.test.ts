/** What a reader brings to a demo, and which demo takes it. */
import { describe, expect, test } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import moons from '#content/chapters/l2-penalty/experiments/moons.ts'
import oneStep from '#content/chapters/l2-penalty/experiments/one-step.ts'
import { resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { asPrinted } from '#demos/document.ts'
import { sourcesFor, trialOf } from '#demos/lab/fit-data.ts'
import {
  broughtDrawing,
  broughtImages,
  broughtTable,
  classCounts,
  dataOf,
  exampleOf,
  shadePaths,
  usualSizes,
} from '#demos/lab/own-data.ts'
import { freeName } from '#demos/lab/own-files.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { executeNow } from '#runner/execute.ts'

const environment = await loadEnvironment()
const moonsSpec = moons as TrainingSpec
const sizes = { train: 6, validation: 3, test: 3 }
const rows = (count: number) => Array.from({ length: count }, (_, k) => `${k % 5},${(k * 3) % 7},${k % 2 ? 'b' : 'a'}`)
const plane = broughtTable('plane.csv', rows(12).join('\n'))

describe('what a demo takes', () => {
  test('a network on the plane: tables, images, drawings; one on images: no drawing; an analysis: nothing', () => {
    expect(sourcesFor(moonsSpec)).toEqual(['table', 'images', 'drawing'])
    expect(sourcesFor(digits)).toEqual(['table', 'images'])
    expect(sourcesFor(oneStep)).toEqual([])
  })

  test('a convolution takes images only, and so does an arm with a technique of images', () => {
    const model = [
      { kind: 'conv2d', channels: 4 },
      { kind: 'dense', units: 10 },
    ] as const
    expect(sourcesFor({ ...(digits as TrainingSpec), model })).toEqual(['images'])
    const arms = { plain: {}, cut: { techniques: { cutout: {} } } }
    expect(sourcesFor({ ...(digits as TrainingSpec), arms })).toEqual(['images'])
  })
})

describe('what is brought', () => {
  test('a table of two numbers is points, any other a table', () => {
    expect(dataOf(plane, 'plane.csv', sizes)).toEqual({ kind: 'own-points', file: 'plane.csv', classes: 2, ...sizes })
    const wide = broughtTable('wide.csv', 'x,label,y,z\n1,red,2,3\n4,blue,5,6\n7,red,8,9')
    expect(dataOf(wide, 'wide.csv', sizes)).toEqual({
      kind: 'own-table',
      file: 'wide.csv',
      features: 3,
      classes: 2,
      ...sizes,
    })
    expect([wide.featureNames, wide.classNames, classCounts(wide), exampleOf(wide, 1)]).toEqual([
      ['x', 'y', 'z'],
      ['blue', 'red'],
      [1, 2],
      [4, 5, 6],
    ])
  })

  test('images have their labels as class names, and a path for each shade', () => {
    const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 255, 255)
    const brought = broughtImages('train', images, Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 0, 1))
    expect(dataOf(brought, 'train', sizes)).toEqual({
      kind: 'own-images',
      file: 'train',
      height: 1,
      width: 2,
      classes: 2,
      ...sizes,
    })
    expect(brought.classNames).toEqual(['0', '1'])
    expect(shadePaths(exampleOf(brought, 0), 2)).toEqual([{ shade: 1, path: 'M1,0h1v1h-1z' }])
    expect(shadePaths([0.5, 0, 0.5, 0], 2)).toEqual([{ shade: 0.5, path: 'M0,0h1v1h-1zM0,1h1v1h-1z' }])
  })

  test('a drawing needs two classes, and stands in the spec point by point', () => {
    expect(broughtDrawing([])).toBeNull()
    expect(broughtDrawing([0, 0, 1, 1, 1, 1])).toBeNull()
    const triples = [-1.25, 0.33, 0, 2.99, -2, 2]
    const brought = broughtDrawing(triples)!
    expect(dataOf(brought, '', sizes)).toEqual({ kind: 'drawn-points', points: triples, classes: 3, ...sizes })
    expect(classCounts(brought)).toEqual([1, 0, 1])
  })

  test('a bad file says where', () => {
    expect(() => broughtTable('bad.csv', '1,2,a\n1,x,b')).toThrow('Line 2, column “2”: “x” is not a number')
    expect(() => broughtImages('bad', Uint8Array.of(0, 0, 9), Uint8Array.of())).toThrow('Byte 2: ')
  })
})

describe('sizes', () => {
  test('are the book’s where there are as many, else shares of what there is', () => {
    expect(usualSizes(moonsSpec, 100_000)).toEqual({ train: 100, validation: 200, test: 1000 })
    expect(usualSizes(moonsSpec, 1300)).toEqual({ train: 100, validation: 200, test: 1000 })
    expect(usualSizes(moonsSpec, 500)).toEqual({ train: 100, validation: 200, test: 200 })
    expect(usualSizes(moonsSpec, 150)).toEqual({ train: 90, validation: 30, test: 30 })
    expect(usualSizes(moonsSpec, 6)).toEqual({ train: 2, validation: 2, test: 2 })
  })

  test('never ask for more than there is', () => {
    for (let count = 0; count < 400; count++) {
      const { train, validation, test } = usualSizes(moonsSpec, count)
      if (count >= 6) expect(Math.min(train, validation, test)).toBeGreaterThanOrEqual(2)
      expect(train + validation + test).toBeLessThanOrEqual(count)
    }
  })
})

describe('the trial', () => {
  const run = (data: Parameters<typeof trialOf>[2], document = asPrinted) => {
    const { spec, keys } = trialOf(moonsSpec, document, data)
    const own = { 'plane.csv': plane.data }
    return keys.map((key) =>
      executeNow(
        { type: 'run', id: 0, spec, key, purpose: 'frames' },
        { ...environment, datasets: { ...environment.datasets, own } },
      ),
    )
  }

  test('is one step of every arm, whatever the reader has made of the demo', () => {
    const document = {
      ...asPrinted,
      arms: [{ name: 'arm-3', from: 'penalised' }],
      settings: { 'arm-3.techniques.l2.strength': 0.1, 'data.train': 400 },
      changes: [{ step: 300, set: { 'penalised.techniques.l2.strength': 0.2 } }],
    }
    const results = run(dataOf(plane, 'plane.csv', sizes), document)
    expect(results.map(({ steps }) => steps)).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ])
  })

  test('is short too where an arm trains for longer than the others', () => {
    const longer = { ...moonsSpec, arms: { plain: {}, longer: { training: { steps: 900 } } } }
    const { spec, keys } = trialOf(longer, asPrinted, dataOf(plane, 'plane.csv', sizes))
    for (const { arm, settings } of keys)
      expect(resolveArm(spec, arm, settings)).toMatchObject({ training: { steps: 1 } })
  })

  test('refuses with the core’s sentences', () => {
    expect(() => run(dataOf(plane, 'plane.csv', { ...sizes, train: 7 }))).toThrow(
      'Train, validation and test ask for 13 examples, but there are 12: make them smaller.',
    )
    expect(() => run(dataOf(plane, 'plane.csv', { ...sizes, test: 1 }))).toThrow(
      '“data.test” must be a whole number from 2 to 5000, not 1.',
    )
    expect(() => run(dataOf(plane, 'other.csv', sizes))).toThrow('is not open here')
  })
})

test('a name stands for one file: the same again keeps it, another of the same name gets a number', () => {
  const other = broughtTable('plane.csv', rows(14).join('\n')).data
  const known = new Map([['plane.csv', plane.data]])
  expect(freeName('plane.csv', broughtTable('plane.csv', rows(12).join('\r\n')).data, known)).toBe('plane.csv')
  expect(freeName('plane.csv', other, known)).toBe('plane.csv (2)')
  expect(freeName('plane.csv', other, new Map([...known, ['plane.csv (2)', other]]))).toBe('plane.csv (2)')
  expect(freeName('else.csv', plane.data, known)).toBe('else.csv')
})
