import { expect, test } from 'vitest'
import type { Result } from '#core/results.ts'
import type { DemoState } from '#demos/demo-state.svelte.ts'
import { wordsOf } from '#demos/panel-words.ts'
import { panelsAt } from '#demos/panels.ts'
import { emptyLog, type RunLog, withFrame } from '#demos/run-log.ts'
import { tableOf } from '#demos/table.ts'
import { figureContext, wordsIn } from '#demos/words.ts'
import { noResult } from './results.ts'

const error: Result = {
  shape: 'number',
  name: 'error',
  split: 'validation',
  value: 0.2,
  quantity: { id: 'error', unit: 'percent' },
}
const going = (arm: string): RunLog =>
  [0, 4, 8].reduce((log, step) => withFrame(log, { step, results: [error] }), emptyLog(arm))
const over = (arm: string, metrics: Readonly<Record<string, number>>): RunLog => ({
  ...going(arm),
  outcome: { ...noResult, metrics },
})
const plain = over('plain', {
  'test.error': 0.1,
  'test.loss@sorted': 2,
  'test.error@sorted': 0.6,
  'test.error@faint': 0.3,
  'test.error@best-validation': 0.05,
})
const conditions = (logs: readonly RunLog[], printed: readonly RunLog[], step: number) =>
  panelsAt(logs, printed, step).find((panel) => panel.kind === 'conditions')
const valuesIn = (...given: Parameters<typeof conditions>) =>
  conditions(...given)?.tables.map(({ result }) => [...result.values])

test('normal use and each condition have a row, in the order of the run', () => {
  const { result } = conditions([plain], [], 8)!.tables[0]!
  expect(result.rows).toEqual(['condition-normal', 'condition-sorted', 'condition-faint'])
  expect([...result.values]).toEqual([0.1, 0.6, 0.3])
  expect(panelsAt([plain], [], 8).at(-1)!.kind).toBe('conditions')
})

test('before the end the rows stand without values', () => {
  const missing = [Number.NaN, Number.NaN, Number.NaN]
  expect(valuesIn([plain], [plain], 4)).toEqual([missing])
  expect(valuesIn([going('plain')], [plain], 8)).toEqual([missing])
  expect(valuesIn([plain, going('other')], [], 8)).toEqual([[0.1, 0.6, 0.3], missing])
})

test('a run without conditions has no such figure', () => {
  const without = over('plain', { 'test.error': 0.1, 'test.error@best-validation': 0.05 })
  expect(conditions([without], [going('plain')], 8)).toBeUndefined()
})

test('the summary says the values that are there', () => {
  const words = wordsIn('en')
  const context = figureContext(words, ['plain'])
  const said = (step: number) => wordsOf(conditions([plain], [], step)!, words, context, step).summary
  expect(said(8).replace(/\u202f/g, ' ')).toBe(
    'Test error after the last step. In normal use 10.0 %; batches of 32, sorted by class 60.0 %; half contrast 30.0 %.',
  )
  expect(said(4)).toBe('Test error after the last step')
})

test('the numbers to take away hold the conditions once the run is over', () => {
  const at = (head: number) =>
    tableOf({ logs: [plain], head, spec: { kind: 'training' } } as unknown as DemoState)
      .filter(({ result }) => result.name === 'conditions')
      .map(({ result }) => result.shape)
  expect(at(4)).toEqual([])
  expect(at(8)).toEqual(['table'])
})
