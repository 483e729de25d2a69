import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = 'src/core/data/digits'
const lines = readFileSync(`${folder}/README.md`, 'utf8').matchAll(/^([0-9a-f]{64}) {2}(\S+)$/gm)
const sums = [...lines].map(([, sum = '', name = '']) => ({ name, sum }))

test('the attribution of the digits names both files', () => {
  expect(sums.map(({ name }) => name)).toEqual(['images.u8', 'labels.u8'])
})

test.each(sums)('the bytes of $name are the published ones', ({ name, sum }) => {
  expect(
    createHash('sha256')
      .update(readFileSync(`${folder}/${name}`))
      .digest('hex'),
  ).toBe(sum)
})
