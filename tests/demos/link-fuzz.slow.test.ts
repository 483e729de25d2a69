/** 10,000 garbled links to every experiment of the book: each is read, or refused with a sentence. */
import { expect, test } from 'vitest'
import { readExperiments } from '../../src/cli/experiments.ts'
import { followed, garbledLink } from './garbled-links.ts'

const LINKS = 10_000

test.each(await readExperiments())('$id', ({ id, spec }) => {
  const outcomes = { read: 0, refused: 0, another: 0 }
  for (let number = 0; number < LINKS; number++) outcomes[followed(garbledLink(number, id, spec), id, spec)] += 1
  // Links that are all refused at the door would test nothing behind it.
  expect(outcomes.read).toBeGreaterThan(LINKS / 50)
  expect(outcomes.refused).toBeGreaterThan(LINKS / 5)
  expect(outcomes.another).toBeGreaterThan(0)
})
