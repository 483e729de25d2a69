import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTurns, type Turn } from '#demos/turns.ts'

/** Turns by name, and which of them have begun, in their order. */
function line() {
  const turns = createTurns()
  const begun: string[] = []
  const take = (name: string): Turn => {
    const turn = turns.take()
    void turn.begun.then(() => begun.push(name))
    return turn
  }
  return { take, begun, settle: () => new Promise(setImmediate) }
}

test('the first begins at once, the others one after the other', async () => {
  const { take, begun, settle } = line()
  const [a, b, c] = ['a', 'b', 'c'].map(take) as [Turn, Turn, Turn]
  await settle()
  expect(begun).toEqual(['a'])
  a.end()
  await settle()
  expect(begun).toEqual(['a', 'b'])
  b.end()
  c.end()
  take('d')
  await settle()
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
})

test('who is asked to go ahead does not wait, and the next one waits for both', async () => {
  const { take, begun, settle } = line()
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(take) as [Turn, Turn, Turn, Turn]
  c.hurry()
  await settle()
  expect(begun).toEqual(['a', 'c'])
  c.hurry()
  a.end()
  await settle()
  expect(begun).toEqual(['a', 'c'])
  c.end()
  await settle()
  expect(begun).toEqual(['a', 'c', 'b'])
  b.end()
  d.end()
  await settle()
  expect(begun).toEqual(['a', 'c', 'b', 'd'])
})

test('who is not wanted any more leaves the line', async () => {
  const { take, begun, settle } = line()
  const [a, b] = ['a', 'b', 'c'].map(take) as [Turn, Turn, Turn]
  b.end()
  b.hurry()
  a.end()
  await settle()
  expect(begun).toEqual(['a', 'c'])
})

test('whatever happens: one at a time but for those in a hurry, in order, and nobody is forgotten', async () => {
  const acts = fc.array(fc.tuple(fc.constantFrom('take', 'hurry', 'end', 'end'), fc.nat(9)), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(acts, async (made) => {
      const turns = createTurns()
      const jobs: { turn: Turn; begun: boolean; hurried: boolean; over: boolean }[] = []
      const going = () => jobs.filter(({ begun, over }) => begun && !over)
      const settle = async () => {
        for (let k = 0; k < 3; k++) await Promise.resolve()
        expect(going().filter(({ hurried }) => !hurried).length).toBeLessThanOrEqual(1)
        const waiting = jobs.some(({ begun, over }) => !begun && !over)
        if (waiting) expect(going().length).toBeGreaterThan(0)
      }
      for (const [act, index] of made) {
        const job = jobs[index % Math.max(1, jobs.length)]
        if (act === 'take') {
          const turn = turns.take()
          const one = { turn, begun: false, hurried: false, over: false }
          jobs.push(one)
          void turn.begun.then(() => {
            one.begun = true
          })
        } else if (job) {
          if (act === 'hurry' && !job.begun && !job.over) job.hurried = true
          job.turn[act as 'hurry' | 'end']()
          if (act === 'end') job.over = true
        }
        await settle()
      }
      for (const job of jobs) {
        job.turn.end()
        job.over = true
        await settle()
      }
      const begun = turns.take()
      await begun.begun
    }),
  )
})
