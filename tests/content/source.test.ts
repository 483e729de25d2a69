import { expect, test } from 'vitest'
import { letterOfOption, litLines } from '#site/lit-lines.ts'

test('an option lights up under its own letter', () => {
  expect(letterOfOption('l2.strength')).toBe('lambda')
  expect(letterOfOption('sgd.learningRate')).toBe('eta')
  expect(() => letterOfOption('l2.on')).toThrow('“l2.on” is no option with a symbol')
  expect(() => letterOfOption('strength')).toThrow('write <unit>.<option>')
})

test('a line is named by a text that stands in it alone', () => {
  const code = ['const lambda = option()', 'add(lambda)', 'add(rest)']
  expect(litLines(code, ['const lambda', 'add(lambda'], 'here')).toEqual([0, 1])
  expect(() => litLines(code, ['add('], 'here')).toThrow('here: “add(” stands in 2 of the printed lines, not in one.')
  expect(() => litLines(code, ['nothing'], 'here')).toThrow('stands in 0 of the printed lines')
})
