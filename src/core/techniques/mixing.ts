/** What techniques share that mix each example with a partner of its batch. */
import type { Slice } from '../network.ts'
import type { Plan } from '../plan.ts'
import type { Operation } from '../program.ts'
import type { Running } from '../train/running.ts'

/** x[b] = κ[b] x[b] + (1 − κ[b]) x[partner[b]] in each of the rows. */
export const mixColumns = (x: Slice, rows: number, partner: Slice, share: Slice, plan: Plan): Operation => ({
  code: 'mix-columns',
  operands: [x, partner, share, plan.slice(plan.capacity)],
  numbers: [rows, plan.capacity],
})

/** Draws a random order of the batch's columns: example b is mixed with the one at its place. */
export function putPartners({ arena, count, step, stream }: Running, technique: string, partner: Slice): void {
  arena.set(stream(`${technique}/partner`).permutation(count, step), partner.offset)
}
