/** What losses make of a task, of labels and of outputs. */
import { describe, expect, test } from 'vitest'
import type { Examples } from '#core/data/data.ts'
import { losses } from '#core/losses/index.ts'
import type { LossUnit } from '#core/losses/loss.ts'
import { unitOf } from '#core/units.ts'

const lossOf = (id: string) => unitOf<LossUnit>(losses, id, 'loss')
const classes = (...labels: number[]): Examples => ({
  count: labels.length,
  inputs: new Float32Array(labels.length),
  labels: Uint8Array.from(labels),
  values: new Float32Array(0),
  flipped: new Uint8Array(labels.length),
})
const numbers = (count: number, ...values: number[]): Examples => ({
  ...classes(...Array(count).fill(0)),
  labels: new Uint8Array(0),
  values: Float32Array.from(values),
})
const error = (id: string, outputs: number[], examples: Examples, row = 0) =>
  lossOf(id).error(outputs, 0, 1, examples, row, outputs.length)

describe('binary cross-entropy', () => {
  const loss = lossOf('binary-cross-entropy')

  test('has one output for two classes, and is refused elsewhere', () => {
    expect(loss.outputs({ kind: 'classification', classes: 2 })).toBe(1)
    for (const task of [
      { kind: 'classification', classes: 3 },
      { kind: 'regression', outputs: 1 },
    ] as const)
      expect(() => loss.outputs(task)).toThrow('Binary cross-entropy needs data of two classes')
  })

  test('its target is the label, its class the sign of the logit', () => {
    const examples = classes(0, 1)
    expect([0, 1].map((row) => loss.target(examples, row, 0))).toEqual([0, 1])
    expect([0, 1].map((row) => error('binary-cross-entropy', [2], examples, row))).toEqual([1, 0])
    expect([0, 1].map((row) => error('binary-cross-entropy', [-2], examples, row))).toEqual([0, 1])
    expect(error('binary-cross-entropy', [NaN], classes(1))).toBe(1)
  })

  test('its probabilities are those of class 0, then class 1, small ones to their last digits', () => {
    const probabilities = loss.probabilities!(Float32Array.of(0, Math.log(3), 40), 3)
    ;[0.5, 0.5, 0.25, 0.75].forEach((value, k) => {
      expect(probabilities[k]).toBeCloseTo(value, 6)
    })
    expect(probabilities[4]! / Math.exp(-40)).toBeCloseTo(1, 5)
    expect(probabilities[5]).toBe(1)
  })
})

describe.each(['squared', 'huber'])('%s', (id) => {
  test('has the outputs of the task and the values as targets; its error is the mean square', () => {
    expect(lossOf(id).outputs({ kind: 'regression', outputs: 2 })).toBe(2)
    const examples = numbers(2, 1, 2, 3, 5)
    expect([0, 1].map((k) => lossOf(id).target(examples, 1, k))).toEqual([3, 5])
    expect(error(id, [4, 2], examples, 1)).toBe((1 + 9) / 2)
    expect(lossOf(id).probabilities).toBeUndefined()
  })

  test('takes classes as numbers: 1 for the class, 0 for the others', () => {
    expect(lossOf(id).outputs({ kind: 'classification', classes: 3 })).toBe(3)
    expect([0, 1, 2].map((k) => lossOf(id).target(classes(1), 0, k))).toEqual([0, 1, 0])
    expect(error(id, [0, 0.4, 0.3], classes(1))).toBe(0)
    expect(error(id, [0.5, 0.4, 0.3], classes(1))).toBe(1)
  })
})
