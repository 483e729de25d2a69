import { expect, test } from 'vitest'
import { asPrinted, withArm, withChange, withSetting } from '#demos/document.ts'
import { twinOf, valueInArm } from '#demos/lab/twin.ts'
import { NOISE, STRENGTH, twoArms } from '../documents.ts'

const twin = (like: string, path: string, value: number, document = asPrinted) =>
  twinOf(twoArms, document, like, path, value)

test('an arm with the value that its model has anyway would be that arm again', () => {
  expect(twin('penalised', STRENGTH, 0.1)).toBe('penalised')
  expect(twin('plain', NOISE, 0.3)).toBe(null)
  const noisier = withSetting(twoArms, asPrinted, NOISE, 0.3)
  expect(valueInArm(twoArms, noisier, 'plain', NOISE)).toBe(0.3)
  expect(twin('plain', NOISE, 0.3, noisier)).toBe('plain')
})

test('so would one that was added before, and one like it with its own value', () => {
  const { document, name } = withArm(twoArms, asPrinted, 'plain', NOISE, 0.3)
  expect(twin('plain', NOISE, 0.3, document)).toBe(name)
  expect(valueInArm(twoArms, document, name, NOISE)).toBe(0.3)
  expect(twin(name, NOISE, 0.3, document)).toBe(name)
  expect(twin(name, NOISE, 0.4, document)).toBe(null)
  expect(twin('penalised', NOISE, 0.3, document)).toBe(null)
})

test('what is changed in mid-run is copied, so another start is another arm', () => {
  const changed = withChange(asPrinted, STRENGTH, 0.3, 5)
  expect(twin('penalised', STRENGTH, 0.3, changed)).toBe(null)
  expect(twin('penalised', STRENGTH, 0.1, changed)).toBe('penalised')
})
