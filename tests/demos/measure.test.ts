import { expect, test } from 'vitest'
import '#core/every-unit.ts'
import { dataSets } from '#core/data/index.ts'
import { completeUnit } from '#core/units.ts'
import { learnsNumbers, metricOf, quantityOf } from '#demos/measure.ts'

const trainingOn = (kind: string) => ({ kind: 'training', data: { kind }, arms: { plain: {} } }) as never

test.each(dataSets.map((unit) => ({ unit })))(
  'whether $unit.id has numbers for targets is what its task says',
  ({ unit }) => {
    const data = completeUnit(dataSets, { kind: unit.id }, 'data', 'data set')
    expect(learnsNumbers(trainingOn(unit.id))).toBe(unit.task(data as never).kind === 'regression')
  },
)

test('an error is a share of what is classified and a mean square of numbers', () => {
  expect(quantityOf(trainingOn('digits'), 'test.error@best-validation')).toEqual({ id: 'error', unit: 'percent' })
  expect(quantityOf(trainingOn('sine'), 'test.error@best-validation')).toEqual({ id: 'squared-error' })
  expect(quantityOf(trainingOn('sine'), 'curvature')).toEqual({ id: 'curvature' })
})

test('the history of an error and its test point are one metric, whatever the error is', () => {
  for (const kind of ['digits', 'sine']) expect(metricOf(quantityOf(trainingOn(kind), 'test.error'))).toBe('error')
  expect(metricOf({ id: 'loss' })).toBe('loss')
})
