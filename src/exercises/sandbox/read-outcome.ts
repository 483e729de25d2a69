/** Reads the outcome that came out of where readers' code ran: text that such code may have made itself. */
import { readExact } from '../exact-json.ts'
import type { CallOutcome, CodeOutcome, Given } from './protocol.ts'

/** The outcome of so many calls. Text that is none of ours counts as a program that broke. */
export function readOutcome(text: string, calls: number): CodeOutcome {
  let outcome: unknown
  try {
    outcome = readExact(text)
  } catch {
    return strange
  }
  return isOutcome(outcome, calls) ? outcome : strange
}

const strange: CodeOutcome = { kind: 'broken', message: 'The program answered in place of its function.' }

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isOutcome(value: unknown, calls: number): value is CodeOutcome {
  if (!isTree(value)) return false
  if (value.kind === 'missing') return true
  if (value.kind === 'broken') return hasMessage(value)
  return value.kind === 'ran' && Array.isArray(value.calls) && value.calls.length === calls && value.calls.every(isCall)
}

const hasMessage = ({ message, line }: Record<string, unknown>) =>
  typeof message === 'string' && (line === undefined || typeof line === 'number')

const isCall = (value: unknown): value is CallOutcome =>
  isTree(value) &&
  (value.kind === 'threw'
    ? hasMessage(value)
    : value.kind === 'returned' && typeof value.changed === 'boolean' && isGiven(value.value))

/** Any value that JSON holds is a plain one. */
const isGiven = (value: unknown): value is Given =>
  isTree(value) && ('plain' in value || (typeof value.no === 'string' && typeof value.at === 'string'))
