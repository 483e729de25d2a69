/** A reader's own data in a real browser: brought, looked over, used, refused, and given back. */
import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import moons from '#content/chapters/l2-penalty/experiments/moons.ts'
import type { OwnData } from '#core/data/data.ts'
import { readIdx } from '#core/data/readers/read-idx.ts'
import { readTable } from '#core/data/readers/read-table.ts'
import type { Spec, TrainingSpec } from '#core/spec.ts'
import { asPrinted, specWith } from '#demos/document.ts'
import { type Language, text } from '#i18n/strings.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { executeNow } from '#runner/execute.ts'
import { accessibilityProblems, test, type Visit } from './browser.ts'
import { demoOn, digestsInNode, digestsOf, enter, eventually, problemOf, textOf } from './demo.ts'

/** Two clusters of two numbers each, that lean into each other. */
const TABLE = [
  'x,y,label',
  ...Array.from({ length: 120 }, (_, k) => {
    const side = k % 2
    return `${((k * 37) % 50) / 25 + side},${((k * 53) % 40) / 20 - side},${side ? 'left' : 'right'}`
  }),
].join('\n')

/** An IDX file of these dimensions. */
const idx = (dimensions: readonly number[], entries: readonly number[]) =>
  Buffer.from([0, 0, 8, dimensions.length, ...dimensions.flatMap((size) => [0, 0, size >> 8, size & 255]), ...entries])
/** Images of 6 × 5 pixels of three classes: a bright column each. */
const IMAGES = idx(
  [90, 6, 5],
  Array.from({ length: 90 * 30 }, (_, k) => ((k % 30) % 5 === Math.floor(k / 30) % 3 ? 200 : (k * 29) % 90)),
)
const LABELS = idx(
  [90],
  Array.from({ length: 90 }, (_, k) => k % 3),
)

const words = (key: `lab.data.${string}`, language: Language = 'en') => text(language, `demo.${key}` as never)

/** The part of the laboratory that takes a reader's data, open. */
async function partOf(demo: Locator, language: Language = 'en'): Promise<Locator> {
  await demo.getByRole('button', { name: text(language, 'demo.lab.title'), exact: true }).click()
  const part = demo.locator('.lab details', { hasText: words('lab.data.title', language) })
  await part.locator('summary').click()
  return part
}
async function open(visit: Visit, id: string, options: Parameters<Visit>[1] = {}) {
  const demo = await demoOn(await visit(`embed/${id}/`, options), id)
  return { demo, part: await partOf(demo) }
}
const choose = (
  part: Locator,
  label: 'tableFile' | 'imageFile' | 'labelFile',
  name: string,
  content: Buffer | string,
) =>
  part
    .getByLabel(words(`lab.data.${label}`), { exact: true })
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
const bring = (part: Locator, source: 'table' | 'images' | 'drawing') => part.getByRole('combobox').selectOption(source)
const useButton = (part: Locator) => part.getByRole('button', { name: words('lab.data.use'), exact: true })
const backButton = (part: Locator) => part.getByRole('button', { name: words('lab.data.back'), exact: true })

/** Digests of the same experiment in Node, on these data. */
async function onDataInNode(spec: Spec, data: TrainingSpec['data'], own: Readonly<Record<string, OwnData>> = {}) {
  const { executor, datasets } = await loadEnvironment()
  const whole = specWith(spec, { ...asPrinted, data })
  return Object.keys(whole.arms).map(
    (arm) =>
      executeNow(
        { type: 'run', id: 0, spec: whole, key: { arm, settings: {}, seed: 0 }, purpose: 'measures' },
        { executor, datasets: { ...datasets, own } },
      ).digest,
  )
}

describe('a table', () => {
  test('is looked over, used, and given back; both ways lead to the same bits as in Node', async ({ visit }) => {
    const { demo, part } = await open(visit, 'l2-penalty/moons')
    const printed = await digestsOf(demo)
    expect(await useButton(part).isDisabled()).toBe(true)
    await choose(part, 'tableFile', 'clusters.csv', TABLE)
    await part.getByText('Examples: 120; inputs: 2; classes: 2.').waitFor()
    expect(await part.locator('tbody tr').first().locator('td').allTextContents()).toEqual(['0', '0', 'right'])
    expect(await digestsOf(demo)).toEqual(printed)

    await useButton(part).click()
    const data = { kind: 'own-points', file: 'clusters.csv', classes: 2, train: 72, validation: 24, test: 24 } as const
    const expected = await onDataInNode(moons, data, { 'clusters.csv': readTable(TABLE) })
    await eventually(() => digestsOf(demo)).toEqual(expected)
    expect(expected).not.toEqual(printed)
    expect(await part.textContent()).toContain('clusters.csv')
    expect(await problemOf(demo)).toBe('')

    await backButton(part).click()
    await eventually(() => digestsOf(demo)).toEqual(await digestsInNode(moons))
    expect(await backButton(part).count()).toBe(0)
  })

  test('that is bad says its line, and all stays as it was', async ({ visit }) => {
    const { demo, part } = await open(visit, 'l2-penalty/moons')
    const printed = await digestsOf(demo)
    await choose(part, 'tableFile', 'clusters.csv', TABLE)
    await part.getByText('Examples: 120').waitFor()
    await choose(part, 'tableFile', 'bad.csv', TABLE.replace(/\n.*$/, '\n1,two,left'))
    await part.getByRole('alert').getByText('Line 121, column “y”: “two” is not a number').waitFor()
    expect(await part.getByText('Examples: 120').count()).toBe(1)
    expect(await digestsOf(demo)).toEqual(printed)
    expect(await demo.getByRole('button', { name: text('en', 'demo.undo'), exact: true }).count()).toBe(0)
  })

  test('that is bad says so in Korean on a Korean page', async ({ visit }) => {
    const demo = await demoOn(await visit('ko/embed/l2-penalty/moons/'), 'l2-penalty/moons')
    const part = await partOf(demo, 'ko')
    const choose = (name: string, content: string) =>
      part
        .getByLabel(words('lab.data.tableFile', 'ko'), { exact: true })
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
    await choose('bad.csv', TABLE.replace(/\n.*$/, '\n1,two,left'))
    await eventually(() => textOf(part.getByRole('alert'))).toBe(
      '121번째 줄, “y” 열: “two”는 -1.5나 2e-3 같은 수가 아닙니다.',
    )
    await choose('clusters.csv', TABLE)
    await eventually(() => textOf(part.getByRole('alert'))).toBe('')
    await enter(part.locator('.sizes input').first(), '100')
    await part.getByRole('button', { name: words('lab.data.use', 'ko'), exact: true }).click()
    await eventually(() => textOf(part.getByRole('alert'))).toBe(
      '이 데이터는 그대로 쓸 수 없습니다. 훈련·검증·테스트에 쓰려는 예제는 모두 148개인데 데이터에는 120개뿐입니다. 예제 수를 줄이세요.',
    )
  })

  test('that is asked for too many examples is refused before anything changes, and taken with fewer', async ({
    visit,
  }) => {
    const { demo, part } = await open(visit, 'l2-penalty/moons')
    const printed = await digestsOf(demo)
    await choose(part, 'tableFile', 'clusters.csv', TABLE)
    const train = part.getByLabel('train examples', { exact: true })
    await enter(train, '100')
    await useButton(part).click()
    await part.getByText('ask for 148 examples, but there are 120: make them smaller.').waitFor()
    expect(await digestsOf(demo)).toEqual(printed)
    await enter(train, 'many')
    expect(await textOf(part.getByRole('alert'))).toContain('“many” was left out')
    await enter(train, '50')
    await useButton(part).click()
    await backButton(part).waitFor()
    await eventually(() => digestsOf(demo)).not.toEqual(printed)
    await demo
      .getByRole('button', { name: text('en', 'demo.undo'), exact: true })
      .first()
      .click()
    await eventually(() => digestsOf(demo)).toEqual(printed)
  })

  test('of four numbers leaves the boundary out', async ({ visit }) => {
    const { demo, part } = await open(visit, 'l2-penalty/moons')
    expect(await demo.locator('.panel.field').count()).toBe(2)
    const rows = Array.from({ length: 60 }, (_, k) => `${k % 7},${k % 5},${k % 4},${k % 3},${['a', 'b', 'c'][k % 3]}`)
    await choose(part, 'tableFile', 'four.csv', rows.join('\n'))
    await useButton(part).click()
    await backButton(part).waitFor()
    await eventually(() => demo.locator('.panel.field').count()).toBe(0)
    await eventually(async () => (await digestsOf(demo)).every((digest) => digest !== '')).toBe(true)
    expect(await problemOf(demo)).toBe('')
  })
})

test('points are drawn by pointer and by keyboard, and learned', async ({ visit }) => {
  const { demo, part } = await open(visit, 'l2-penalty/moons')
  await bring(part, 'drawing')
  expect(await useButton(part).isDisabled()).toBe(true)
  const pad = part.getByRole('application')
  const { width, height } = (await pad.boundingBox())!
  for (const [x, y] of [
    [0.1, 0.2],
    [0.2, 0.5],
    [0.3, 0.8],
    [0.4, 0.4],
  ] as const)
    await pad.click({ position: { x: x * width, y: y * height } })
  await pad.press('1')
  await pad.press('ArrowRight')
  for (const key of ['ArrowRight', 'ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowRight']) {
    await pad.press(' ')
    await pad.press(key)
  }
  await pad.press('2')
  await pad.press(' ')
  await part.getByText('Examples: 10; inputs: 2; classes: 3.').waitFor()
  await pad.press('Backspace')
  await part.getByText('Examples: 9; inputs: 2; classes: 2.').waitFor()
  expect(await part.locator('.visually-hidden[role="status"]').textContent()).toBe('Taken back. Points: 9.')
  await useButton(part).click()
  await backButton(part).waitFor()
  await eventually(async () => (await digestsOf(demo)).every((digest) => digest !== '')).toBe(true)

  // The pixels of a pointer are the browser's, so the points that came of them are read from the marks.
  const places = await pad
    .locator('circle')
    .evaluateAll((marks) => marks.map((mark) => ['cx', 'cy'].map((name) => Number(mark.getAttribute(name)))))
  const points = places.flatMap(([x, y], k) => [
    Number((x! / 100 - 3).toFixed(2)),
    Number((2 - y! / 100).toFixed(2)),
    k < 4 ? 0 : 1,
  ])
  const expected = await onDataInNode(moons, {
    kind: 'drawn-points',
    points,
    classes: 2,
    train: 5,
    validation: 2,
    test: 2,
  })
  await eventually(() => digestsOf(demo)).toEqual(expected)
  expect(points.slice(-3)).toEqual([0.75, 0, 1])
})

test('images train a network that the book feeds digits', async ({ visit }) => {
  const { demo, part } = await open(visit, 'l2-penalty/digits')
  await bring(part, 'images')
  await choose(part, 'imageFile', 'columns.idx', IMAGES)
  await choose(part, 'labelFile', 'wrong.idx', IMAGES)
  await part.getByRole('alert').getByText('Byte 3: ').waitFor()
  await choose(part, 'labelFile', 'labels.idx', LABELS)
  await part.getByText('Images: 90, of 6 × 5 pixels; classes: 3.').waitFor()
  await useButton(part).click()
  const data = {
    kind: 'own-images',
    file: 'columns.idx',
    height: 6,
    width: 5,
    classes: 3,
    train: 54,
    validation: 18,
    test: 18,
  } as const
  const expected = await onDataInNode(digits, data, { 'columns.idx': readIdx(IMAGES, LABELS) })
  await eventually(() => digestsOf(demo)).toEqual(expected)
})

test.for([
  { theme: 'dark', width: 320 },
  { theme: 'light', width: 1280 },
] as const)('bringing data is accessible in the $theme theme at $width px', async ({ theme, width }, { visit }) => {
  const { demo, part } = await open(visit, 'l2-penalty/moons', { theme, width })
  await choose(part, 'tableFile', 'clusters.csv', TABLE)
  await part.getByText('Examples: 120').waitFor()
  expect(await accessibilityProblems(demo.page(), '.lab')).toEqual([])
  await bring(part, 'drawing')
  await part.getByRole('application').press(' ')
  expect(await accessibilityProblems(demo.page(), '.lab')).toEqual([])
  expect(await demo.page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
})
