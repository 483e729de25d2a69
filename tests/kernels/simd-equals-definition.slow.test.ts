import { expect, test } from 'vitest'
import { difference, ways } from './equal.ts'
import { createRandom, randomCase } from './random-case.ts'

const CASES = 500

test.each(ways)(`$how: $code, in ${CASES} random cases`, ({ code, executor, seed }) => {
  const random = createRandom(1000 + seed)
  for (let k = 0; k < CASES; k++) expect(difference(executor, randomCase(code, random))).toBeUndefined()
})
