/** What goes into the place where readers' code runs, and what comes out of it. */
import type { Value } from '../define.ts'

/** Code, and the calls to make of one of its functions. */
export interface Program {
  readonly source: string
  readonly function: string
  /** The arguments of each call. */
  readonly calls: readonly (readonly Value[])[]
}

/** A value that came out: what is no plain value is named, such as `{ no: 'function' }` or `{ no: 'undefined' }`. */
export type Given = { readonly plain: Value } | { readonly no: string; readonly at: string }

export type CallOutcome =
  | {
      readonly kind: 'returned'
      readonly value: Given /** Whether the arguments are not what they were. */
      readonly changed: boolean
    }
  | { readonly kind: 'threw'; readonly message: string; readonly line?: number }

export type CodeOutcome =
  | { readonly kind: 'ran'; readonly calls: readonly CallOutcome[] }
  /** The code is no program, or its first lines threw. */
  | { readonly kind: 'broken'; readonly message: string; readonly line?: number }
  /** It has no function of that name. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-long' | 'too-much-memory' | 'stopped' | 'no-place' }

/** Milliseconds after which code is stopped by itself. */
export const LIMIT_MS = 2000
