import { describe, expect, test } from 'vitest'
import { number, table } from '#core/analyses/analysis.ts'
import { cellText, equationTables, optionText, SCALARS } from '#demos/equation-results.ts'

describe('the numbers of an analysis', () => {
  const rows = ['entry-1', 'entry-2']
  const [entries, scalars] = equationTables([
    table('value', rows, ['input', 'output'], [1, 2, 3, 4]),
    { ...number('output', 2), of: 'entry-1' },
    { ...number('gradient', -0.12345), of: 'entry-2' },
    number('mean', 0.5),
  ])

  test('stand entry by entry, each quantity once, and alone', () => {
    expect([entries!.rows, entries!.columns]).toEqual([rows, ['input', 'output', 'gradient']])
    expect(rows.map((row) => entries!.columns.map((column) => cellText(entries!, row, column)))).toEqual([
      ['1.00', '2.00', '–'],
      ['3.00', '4.00', '−0.123'],
    ])
    expect([scalars!.of, scalars!.rows, cellText(scalars!, 'mean', 'value')]).toEqual([SCALARS, ['mean'], '0.5'])
  })

  test('what is not there has no number', () => {
    expect([cellText(entries!, 'entry-3', 'input'), cellText(entries!, 'entry-1', 'other')]).toEqual(['–', '–'])
  })

  test('without entries there is no table of them', () => {
    expect(equationTables([number('mean', 1)]).map(({ of }) => of)).toEqual([SCALARS])
  })
})

test('a training’s numbers for an equation stand as it gave them', () => {
  const own = table('equation-values', ['weight'], ['weight-1'], [1])
  expect(equationTables([number('loss', 1), table('confusion', ['a'], ['b'], [1]), own])).toEqual([own])
})

test('an option is a number or a list of them', () => {
  expect([optionText(0.25), optionText([1, -2.5])]).toEqual(['0.25', '1, −2.5'])
})
