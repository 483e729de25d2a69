/** What generates the code of an operation. */
import type { Code, Local, Locals, Place } from './code.ts'

/**
 * Code that does what the definition does, to the last bit, given the byte addresses of the operands, the operation's
 * numbers and the live columns of the batch. Like a kernel it reads whole vectors, so up to 12 bytes past a slice, and
 * writes what the definition writes. Where others follow, `then` is what they do with a vector of the result.
 */
export type Emit = (
  f: Locals,
  operands: readonly number[],
  numbers: readonly number[],
  count: number,
  then: Then,
) => Code

/** Code for a vector of a result, the place where it was stored, and its live lanes. */
export type Then = (vector: Local, place: Place, lanes: number) => Code
