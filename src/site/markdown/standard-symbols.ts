/** Letters that are live in no chapter, unless a demo of its page declares them, and why. */

export const INDEX = 'counts the terms of a sum or the entries of a vector'

export const standardSymbols: Readonly<Record<string, string>> = {
  i: INDEX,
  j: INDEX,
  k: INDEX,
  l: INDEX,
  I: 'the identity matrix',
  '\\mathrm d': 'the d of a derivative',
  '\\mathrm E': 'an expectation: no single run has it',
  '\\mathrm{tr}': 'the trace, an operation',
}
