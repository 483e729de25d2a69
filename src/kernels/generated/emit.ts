/** What generates the code of an operation. */
import type { Code, Locals } from './code.ts'

/**
 * Code that does what the definition does, to the last bit, given the byte addresses of the operands, the operation's
 * numbers and the live columns of the batch. Like a kernel it reads whole vectors, so up to 12 bytes past a slice, and
 * writes what the definition writes.
 */
export type Emit = (f: Locals, operands: readonly number[], numbers: readonly number[], count: number) => Code
