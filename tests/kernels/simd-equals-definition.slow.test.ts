import { expect, test } from 'vitest'
import { codes, difference, simd } from './equal.ts'
import { createRandom, randomCase } from './random-case.ts'

const CASES = 500

test.each(codes.map((code, index) => [code, 1000 + index]))(`%s, in ${CASES} random cases`, (code, seed) => {
  const random = createRandom(Number(seed))
  for (let k = 0; k < CASES; k++) expect(difference(simd, randomCase(String(code), random))).toBeUndefined()
})
