/** For analyses that run the operations that train, on vectors of their own. */
import type { Slice } from '../network.ts'
import { type Executor, type Operation, TRAINING } from '../program.ts'

/**
 * An arena that holds these vectors, each given by its values or, zeros at first, by its length. `run` runs the
 * operations on them, with so many columns in the batch; the returned vectors are the live ones.
 */
export function operate<Name extends string>(
  executor: Executor,
  vectors: { readonly [N in Name]: number | ArrayLike<number> },
  operations: (at: { readonly [N in Name]: Slice }) => readonly Operation[],
): { readonly vectors: { readonly [N in Name]: Float32Array }; run(count: number): void } {
  const entries = Object.entries(vectors) as [Name, number | ArrayLike<number>][]
  const slices = {} as { [N in Name]: Slice }
  let arenaLength = 0
  for (const [name, given] of entries) {
    const length = typeof given === 'number' ? given : given.length
    slices[name] = { offset: arenaLength, length }
    arenaLength += length
  }
  const { arena, run } = executor.prepare({ segments: { forward: operations(slices) }, arenaLength })
  const live = {} as { [N in Name]: Float32Array }
  for (const [name, given] of entries) {
    const { offset, length } = slices[name]
    live[name] = arena.subarray(offset, offset + length)
    if (typeof given !== 'number') live[name].set(given)
  }
  return { vectors: live, run: (count) => run('forward', count, TRAINING) }
}
