/** What every demo can do, in a real browser; each run has the bits that Node computes. */
import { readFile } from 'node:fs/promises'
import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import oneStep from '#content/chapters/l2-penalty/experiments/one-step.ts'
import curse from '#content/chapters/recipe-lab/experiments/winners-curse.ts'
import masks from '#content/lab/experiments/mask-explorer.ts'
import { type Frame, isOfEquation } from '#core/results.ts'
import { differenceFormat } from '#demos/claim-numbers.ts'
import { asPrinted, type DemoDocument, specWith, withArm, withChange, withSetting } from '#demos/document.ts'
import { axisOf, cellsOf, keysOf } from '#demos/lab/sweep.ts'
import { formatMeasure } from '#demos/measure.ts'
import { writeCsv } from '#demos/take.ts'
import { numbers } from '#i18n/numbers.ts'
import { lookUp, text } from '#i18n/strings.ts'
import { executeLook, executeNow } from '#runner/execute.ts'
import { pairedDifference } from '#stats/paired.ts'
import { test, type Visit } from './browser.ts'
import {
  button,
  demoOn,
  digestsOf,
  enter,
  eventually,
  exactly,
  headOf,
  linkTo,
  nearDemo,
  pathsOf,
  problemOf,
  textOf,
} from './demo.ts'
import { digestsIn, environment, resultsIn } from './in-node.ts'

const ID = 'l2-penalty/digits'
const STRENGTH = 'penalised.techniques.l2.strength'
const NOISE = 'data.labelNoise'
const LAST_STEP = 400
const say = text.bind(null, 'en')

/** The page of this demo alone. */
const open = async (visit: Visit, hash = '') => nearDemo(await visit(`embed/${ID}/${hash}`), ID)
const strengthField = (demo: Locator) => exactly(demo, lookUp('en', 'options.l2.strength')).first()
const noiseField = (demo: Locator) => exactly(demo, say('options.labelNoise')).first()
const scrubberOf = (demo: Locator) => demo.getByRole('slider', { name: say('demo.scrubber'), exact: true }).first()
const scrubTo = (demo: Locator, step: number) => scrubberOf(demo).fill(String(step))
const undoButton = (demo: Locator) => demo.getByRole('button', { name: say('demo.undo'), exact: true })

const digestsOfDocument = (document: DemoDocument) => digestsIn(digits, document)
const printed = digestsOfDocument(asPrinted)

/** The lines of a CSV file, each with what its columns say of it; a file has those columns that it needs. */
function readCsv(file: string): readonly string[] {
  const [heading = [], ...rows] = file.split('\n').map((line) => line.split(','))
  return rows.map((row) => row.flatMap((cell, k) => (cell === '' ? [] : [`${heading[k]} ${cell}`])).join(', '))
}
/** What a document shows at a step, as such lines. */
function linesAt(document: DemoDocument, step: number): readonly string[] {
  const { seed, settings } = document
  const spec = specWith(digits, document)
  return Object.keys(spec.arms).flatMap((arm) => {
    const { turns } = executeLook({ type: 'look', id: 0, spec, key: { arm, settings, seed }, step }, environment)
    let turn: IteratorResult<Frame | null, Frame> = turns.next()
    while (!turn.done) turn = turns.next()
    const shown = turn.value.results.filter((result) => !isOfEquation(result))
    const rows = shown.map((result) => ({
      arm,
      result:
        result.shape === 'number'
          ? {
              ...result,
              shape: 'series' as const,
              x: Float64Array.of(step),
              y: Float64Array.of(result.value),
              axes: [{ id: 'step' }, result.quantity] as const,
            }
          : result,
    }))
    return readCsv(writeCsv(rows))
  })
}
/** The lines of the CSV file that the demo gives. */
async function linesOf(demo: Locator): Promise<readonly string[]> {
  const download = demo.page().waitForEvent('download')
  await button(demo, 'csv').click()
  return readCsv(await readFile(await (await download).path(), 'utf8'))
}
/** Waits until what the demo shows is what Node computes for this step. */
async function expectShown(demo: Locator, document: DemoDocument, step: number): Promise<void> {
  const wanted = linesAt(document, step)
  expect(wanted.length).toBeGreaterThan(20)
  await eventually(async () => {
    const there = new Set(await linesOf(demo))
    return wanted.filter((line) => !there.has(line))
  }).toEqual([])
}

async function openLab(demo: Locator, part: 'arms' | 'see.title' | 'sweeps' | 'runtime'): Promise<Locator> {
  const lab = demo.locator('.lab')
  if ((await lab.count()) === 0) await demo.getByRole('button', { name: say('demo.lab.title'), exact: true }).click()
  const details = lab.locator('details', { has: demo.page().getByText(say(`demo.lab.${part}`), { exact: true }) })
  await details.locator('summary').click()
  return details
}

test('figures that the author does not show are a tick away: of the same runs, seeds kept, in the link, undone', async ({
  visit,
}) => {
  const demo = await open(visit)
  const figures = () => demo.locator('.panel figure').count()
  const before = await figures()
  await demo.locator('button.seeds').click()
  const sentence = () => textOf(demo.locator('p.seeds'))
  await eventually(() => demo.locator('.strip .seed').count()).toBe(20)
  const overSeeds = await sentence()
  const see = await openLab(demo, 'see.title')
  const tick = (view: 'confusion' | 'slice' | 'boundary') =>
    see.getByRole('checkbox', { name: say(`demo.lab.see.${view}`), exact: true })
  // The digits lie in no plane.
  expect(await tick('boundary').count()).toBe(0)
  await tick('confusion').check()
  await tick('slice').check()
  await eventually(figures).toBe(before + 3)
  const looked = { ...asPrinted, see: ['confusion', 'slice'] } as const
  await expectShown(demo, looked, LAST_STEP)
  expect(await digestsOf(demo)).toEqual(printed)
  expect(await sentence()).toBe(overSeeds)
  // In mid-run the head stays, and what is seen there is the step's.
  await scrubTo(demo, 120)
  await tick('slice').uncheck()
  await eventually(figures).toBe(before + 2)
  expect(await headOf(demo)).toBe(120)
  await expectShown(demo, { ...asPrinted, see: ['confusion'] }, 120)
  await undoButton(demo).click()
  await eventually(figures).toBe(before + 3)
  const other = await open(visit, linkTo(ID, { see: ['confusion', 'slice'] }))
  await expectShown(other, looked, LAST_STEP)
})

describe('time', () => {
  test('a live control forks the run at the play head; the old branch stays, and undo goes back to it', async ({
    visit,
  }) => {
    const demo = await open(visit)
    const forked = withChange(asPrinted, STRENGTH, 0.3, 121)
    await scrubTo(demo, 120)
    await enter(strengthField(demo), '0.3')
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(forked))
    expect((await digestsOf(demo))[0]).toBe(printed[0])
    expect(await headOf(demo)).toBe(120)
    expect(await demo.locator('.history .change').first().isVisible()).toBe(true)
    await expectShown(demo, forked, 120)
    await scrubTo(demo, 200)
    await expectShown(demo, forked, 200)

    await scrubTo(demo, LAST_STEP)
    const history = demo.locator('.panel.history').first()
    const [old] = await pathsOf(history, '.line.ahead.stroke-validation.hue-b')
    const [now] = await pathsOf(history, '.line:not(.ahead).stroke-validation.hue-b')
    // The old branch is drawn from the fork on, the new one as a whole.
    expect(old!.split('L').length).toBeGreaterThan(50)
    expect(now!.split('L').length).toBeGreaterThan(old!.split('L').length)
    expect(now!.endsWith(old!.slice(old!.lastIndexOf('L')))).toBe(false)

    await undoButton(demo).click()
    await eventually(() => digestsOf(demo)).toEqual(printed)
    expect(await strengthField(demo).inputValue()).toBe('0.03')
    expect(await demo.locator('.history .change').count()).toBe(0)
    expect(await undoButton(demo).count()).toBe(0)
  })

  test('forks can follow each other, and each undo takes back one', async ({ visit }) => {
    const demo = await open(visit)
    const first = withChange(asPrinted, STRENGTH, 0.3, 121)
    const second = withChange(first, STRENGTH, 0, 301)
    await scrubTo(demo, 120)
    await enter(strengthField(demo), '0.3')
    await scrubTo(demo, 300)
    await enter(strengthField(demo), '0')
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(second))
    // A fork before both forgets what came after it.
    await scrubTo(demo, 40)
    await enter(strengthField(demo), '1')
    const third = withChange(second, STRENGTH, 1, 41)
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(third))
    for (const document of [second, first, asPrinted]) {
      await undoButton(demo).click()
      await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(document))
    }
  })

  test('at any step, measured or not, the demo shows what Node sees there', async ({ visit }) => {
    const demo = await open(visit)
    for (const step of [0, 1, 123, 399, 122]) {
      await scrubTo(demo, step)
      expect(await headOf(demo)).toBe(step)
      await expectShown(demo, asPrinted, step)
    }
    expect(await digestsOf(demo)).toEqual(printed)
  })

  test('what cannot change in mid-run begins another run', async ({ visit }) => {
    const demo = await open(visit)
    await scrubTo(demo, 120)
    await enter(noiseField(demo), '0')
    const document = withSetting(digits, asPrinted, NOISE, 0)
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(document))
    expect(await headOf(demo)).toBe(LAST_STEP)
    expect(await demo.locator('.history .change').count()).toBe(0)
  })

  test('a link leads to a fork and to its step', async ({ visit }) => {
    const forked = withChange({ ...asPrinted, seed: 2 }, STRENGTH, 0.3, 121)
    const demo = await open(visit, linkTo(ID, forked, { step: 203 }))
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(forked))
    expect(await headOf(demo)).toBe(203)
    await expectShown(demo, forked, 203)
    expect(await strengthField(demo).inputValue()).toBe('0.3')
    await scrubTo(demo, 100)
    expect(await strengthField(demo).inputValue()).toBe('0.03')
  })
})

describe('arms', () => {
  test('one more stands beside the others, and goes again', async ({ visit }) => {
    const demo = await open(visit)
    const part = await openLab(demo, 'arms')
    await part
      .getByRole('combobox')
      .nth(1)
      .selectOption({ label: say('options.labelNoise') })
    await enter(exactly(part, say('options.labelNoise')), '0')
    await part.getByRole('button', { name: say('demo.lab.addArm') }).click()
    const { document } = withArm(digits, asPrinted, 'penalised', NOISE, 0)
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(document))
    expect(await digestsOf(demo)).toHaveLength(3)
    const drawn = (hue: string) => pathsOf(demo.locator('.panel.history').first(), `.line.stroke-validation.${hue}`)
    expect((await drawn('hue-c')).length).toBeGreaterThan(0)
    // Moving what all arms share does not move what sets the new one apart.
    await enter(noiseField(demo), '40')
    const noisier = withSetting(digits, document, NOISE, 0.4)
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(noisier))
    await part.getByRole('button', { name: say('demo.lab.remove') }).click()
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(withSetting(digits, asPrinted, NOISE, 0.4)))
    expect(await problemOf(demo)).toBe('')
  })

  test('one like an arm that has gone meanwhile is like one that is there', async ({ visit }) => {
    const demo = await open(visit)
    const part = await openLab(demo, 'arms')
    const add = part.getByRole('button', { name: say('demo.lab.addArm') })
    // With the value that it has anyway it would be the same arm again.
    expect(await add.isDisabled()).toBe(true)
    expect(await textOf(part.locator('p.note'))).toBe(say('demo.lab.sameArm', { arm: 'penalised' }))
    const strength = exactly(part, lookUp('en', 'options.l2.strength'))
    await enter(strength, '0.3')
    await add.click()
    await eventually(() => digestsOf(demo)).toHaveLength(3)
    await part.getByRole('combobox').first().selectOption('arm-3')
    await demo.getByRole('button', { name: say('demo.undo'), exact: true }).click()
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(asPrinted))
    await enter(strength, '0.3')
    await add.click()
    await eventually(() => digestsOf(demo)).toHaveLength(3)
    expect(await problemOf(demo)).toBe('')
  })
})

test('the link is that of the state as it is, and one click leads back to the printed one', async ({ visit }) => {
  const demo = await open(visit)
  const link = demo.locator('.links a')
  const back = demo.getByRole('button', { name: say('demo.restore'), exact: true })
  expect(await link.getAttribute('href')).toBe(linkTo(ID, {}))
  expect(await back.count()).toBe(0)
  await enter(noiseField(demo), '0')
  // In mid-run the strength would fork that run.
  await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument({ ...asPrinted, settings: { [NOISE]: 0 } }))
  await eventually(() => headOf(demo)).toBe(LAST_STEP)
  await enter(strengthField(demo), '0.3')
  const settings = { [STRENGTH]: 0.3, [NOISE]: 0 }
  await eventually(() => link.getAttribute('href')).toBe(linkTo(ID, { settings }))
  // A page on plain http has no clipboard: the address is shown, and follows what is changed after it.
  await link.click()
  const shown = demo.getByLabel(say('demo.copyByHand'))
  const hashShown = async () => new URL(await shown.inputValue()).hash
  expect(await hashShown()).toBe(linkTo(ID, { settings }))
  await enter(noiseField(demo), '10')
  await eventually(hashShown).toBe(linkTo(ID, { settings: { ...settings, [NOISE]: 0.1 } }))
  await back.click()
  await eventually(() => digestsOf(demo)).toEqual(printed)
  expect(await back.count()).toBe(0)
  expect(await link.getAttribute('href')).toBe(linkTo(ID, {}))
})

describe('is it real?', () => {
  const sentenceOf = (demo: Locator) => textOf(demo.locator('p.seeds'))

  test('as many seeds as the reader asks for, with the interval of just those', async ({ visit }) => {
    const demo = await open(visit)
    const part = await openLab(demo, 'arms')
    await enter(part.getByRole('textbox', { name: say('demo.lab.overSeeds') }), '4')
    await demo.locator('button.seeds').click()
    const differences = Array.from({ length: 4 }, (_, seed) => {
      const [plain, penalised] = resultsIn(digits, { ...asPrinted, seed }).map(({ metrics }) => metrics['test.error']!)
      return penalised! - plain!
    })
    const paired = pairedDifference(differences)
    const write = differenceFormat({ id: 'error', unit: 'percent' }, paired)
    await eventually(() => sentenceOf(demo)).toBe(
      say('demo.seedsDonePoints', {
        seeds: 4,
        first: 'penalised',
        second: 'plain',
        mean: write(paired.mean),
        interval: numbers.interval(write(paired.low), write(paired.high)),
        misleading: paired.misleading,
      }),
    )
    expect(await demo.locator('.strip .seed').count()).toBe(4)
    const taken = (await linesOf(demo)).filter((line) => line.includes('difference.test.error,'))
    expect(taken).toEqual(
      differences.map((value, seed) =>
        [`arm penalised minus plain`, 'name difference.test.error', `x ${seed}`, `value ${value}`].join(', '),
      ),
    )
  })

  test('a sweep of three values has the means that Node computes', async ({ visit }) => {
    const demo = await open(visit, linkTo(ID, { settings: { 'data.train': 20 } }))
    const part = await openLab(demo, 'sweeps')
    await part.getByRole('combobox', { name: say('demo.lab.points') }).selectOption('3')
    await part.getByRole('button', { name: say('demo.lab.sweep', { seeds: 20 }) }).click()
    const axis = axisOf(digits, STRENGTH, 3)
    const quantity = { id: 'error', unit: 'percent' } as const
    const measured = { measure: 'test.error', quantity } as const
    const plan = { spec: digits, settings: { 'data.train': 20 }, axes: [axis], seeds: 20, ...measured } as const
    const runs = keysOf(plan).map((key) => ({
      key,
      result: executeNow({ type: 'run', id: 0, spec: digits, key, purpose: 'measures' }, environment),
    }))
    const means = cellsOf(plan, runs, 'end').map(({ over }) => formatMeasure(quantity, over!.mean, numbers))
    expect(means).toHaveLength(6)
    await eventually(() => part.locator('td b').allTextContents()).toEqual(means)
    expect(await part.locator('.interval').count()).toBeGreaterThan(0)
    const taken = (await linesOf(demo)).filter(
      (line) => line.includes('name sweep.test.error') && / column mean,/.test(line),
    )
    expect(taken).toHaveLength(6)
    // It is among the figures to take, also while its part of the laboratory is closed.
    await part.locator('summary').click()
    const files = demo.locator('.lab details', { hasText: say('demo.lab.spec') })
    await files.locator('summary').click()
    const download = demo.page().waitForEvent('download')
    await files
      .locator('li', { hasText: 'Test error against' })
      .getByRole('button', { name: say('demo.lab.svg') })
      .click()
    expect(await readFile(await (await download).path(), 'utf8')).toMatch(/<title>Test error against .+<\/title>/)
  })
})

test('a sweep over two options has a mean for every pair of their values', async ({ visit }) => {
  const settings = { 'data.train': 20 }
  const demo = await open(visit, linkTo(ID, { settings }))
  const part = await openLab(demo, 'sweeps')
  const combobox = (name: 'sweepAnd' | 'points') =>
    part.getByRole('combobox', { name: say(`demo.lab.${name}`), exact: true })
  await combobox('sweepAnd').selectOption(NOISE)
  await combobox('points').selectOption('3')
  await part.getByRole('button', { name: say('demo.lab.sweep', { seeds: 20 }) }).click()
  const axes = [axisOf(digits, STRENGTH, 3), axisOf(digits, NOISE, 3)] as const
  const quantity = { id: 'error', unit: 'percent' } as const
  const plan = { spec: digits, settings, axes, seeds: 20, measure: 'test.error', quantity } as const
  const runs = keysOf(plan).map((key) => ({
    key,
    result: executeNow({ type: 'run', id: 0, spec: digits, key, purpose: 'measures' }, environment),
  }))
  const means = cellsOf(plan, runs, 'end').map(({ over }) => formatMeasure(quantity, over!.mean, numbers))
  expect(means).toHaveLength(18)
  // Rows are the values of the second option, arm by arm.
  await eventually(() => part.locator('td b').allTextContents()).toEqual(means)
  expect(await part.locator('tbody tr').count()).toBe(6)
})

test('what onnxruntime-web gave for a network is not shown beside another one', async ({ visit }) => {
  const demo = await open(visit)
  const part = await openLab(demo, 'runtime')
  const rows = part.locator('tr[data-difference]')
  await part.getByRole('button').click()
  await eventually(() => rows.count()).toBe(1)
  await enter(strengthField(demo), '0.3')
  await eventually(() => rows.count()).toBe(0)
  await undoButton(demo).click()
  await eventually(() => rows.count()).toBe(1)
})

test('an analysis is swept by a number of its own, without seeds where it draws nothing', async ({ visit }) => {
  const demo = await nearDemo(await visit('embed/l2-penalty/one-step/'), 'l2-penalty/one-step')
  const part = await openLab(demo, 'sweeps')
  const [measure, axis, , count] = await part.getByRole('combobox').all()
  await measure!.selectOption('next-1')
  await axis!.selectOption('analysis.strength')
  await count!.selectOption('3')
  await part.getByRole('button', { name: say('demo.lab.sweepOnce') }).click()
  const { values } = axisOf(oneStep, 'analysis.strength', 3)
  const results = values.map((value) => {
    const key = { arm: 'penalised', settings: { 'analysis.strength': value }, seed: 0 }
    return executeNow({ type: 'run', id: 0, spec: oneStep, key, purpose: 'measures' }, environment).metrics['next-1']!
  })
  await eventually(() => part.locator('td b').allTextContents()).toEqual(
    results.map((value) => formatMeasure({ id: 'next-1' }, value, numbers)),
  )
  expect(await part.locator('td span').count()).toBe(0)
})

test('an analysis says over many seeds what it draws, alone and against another of its numbers', async ({ visit }) => {
  const id = 'recipe-lab/winners-curse'
  const demo = await nearDemo(await visit(`embed/${id}/`), id)
  const said = () => textOf(demo.locator('p.seeds'))
  const metrics = Array.from({ length: 20 }, (_, seed) => resultsIn(curse, { ...asPrinted, seed })[0]!.metrics)
  const write = (values: readonly number[]) => {
    const over = pairedDifference(values)
    const format = differenceFormat({ id: 'optimism' }, over)
    return { seeds: 20, mean: format(over.mean), interval: numbers.interval(format(over.low), format(over.high)) }
  }
  await demo.locator('button.seeds').click()
  const alone = write(metrics.map(({ optimism }) => optimism!))
  await eventually(said).toBe(say('demo.seedsAlone', { ...alone, measure: say('labels.optimism') }))
  expect(await demo.locator('.strip .seed').count()).toBe(20)
  expect(await demo.locator('.strip .zero').count()).toBe(0)

  const part = await openLab(demo, 'arms')
  await part.getByRole('combobox', { name: say('demo.lab.minus'), exact: true }).selectOption('expected-optimism')
  await demo.locator('button.seeds').click()
  const difference = write(metrics.map((metric) => metric.optimism! - metric['expected-optimism']!))
  await eventually(said).toContain(`is ${difference.mean}, `)
  expect(await demo.locator('.strip .zero').count()).toBe(1)
  expect(await demo.getByRole('link', { name: say('demo.link') }).getAttribute('href')).toBe(
    linkTo(id, {}, { comparison: { second: { arm: 'winner', measure: 'expected-optimism' } } }),
  )
})

test('a link brings what is compared, by what and over how many seeds', async ({ visit }) => {
  const comparison = { first: { arm: 'penalised', measure: 'train.loss' }, second: null, seeds: 3 }
  const link = linkTo(ID, {}, { comparison })
  const demo = await open(visit, link)
  const part = await openLab(demo, 'arms')
  const chosen = (name: 'compare' | 'minus' | 'by') =>
    part.getByRole('combobox', { name: say(`demo.lab.${name}`), exact: true }).inputValue()
  expect([await chosen('compare'), await chosen('minus'), await chosen('by')]).toEqual(['penalised', '', 'train.loss'])
  await demo.locator('button.seeds').click()
  await eventually(() => demo.locator('.strip .seed').count()).toBe(3)
  expect(await demo.getByRole('link', { name: say('demo.link') }).getAttribute('href')).toBe(link)
})

test('an analysis draws again, with the bits that Node computes for the next seed', async ({ visit }) => {
  const demo = await demoOn(await visit('embed/lab/mask-explorer/'), 'lab/mask-explorer')
  expect(await digestsOf(demo)).toEqual(digestsIn(masks, asPrinted))
  await demo.getByRole('button', { name: say('demo.drawAgain'), exact: true }).click()
  await eventually(() => digestsOf(demo)).toEqual(digestsIn(masks, { ...asPrinted, seed: 1 }))
})
