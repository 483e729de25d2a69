/** A number: right within its tolerance, a slip that has a name, or neither. */
import type { NumberExercise } from '../define.ts'
import type { Graded } from './grade.ts'
import { readNumber } from './read-number.ts'

/** Room for the last bits of a number that was reached on another way. */
const ROUNDING = 1e-9

export function gradeNumber({ answer, tolerance, unit = '', slips }: NumberExercise, text: string): Graded {
  const trimmed = text.trim()
  const value = readNumber(unit !== '' && trimmed.endsWith(unit) ? trimmed.slice(0, -unit.length) : trimmed)
  if (value === null)
    return { passed: false, messages: [{ key: 'exercise.number.unreadable', values: { text: trimmed || '–' } }] }
  const near = (to: number) => Math.abs(value - to) <= tolerance + ROUNDING * Math.max(1, Math.abs(to))
  if (near(answer)) return { passed: true, messages: [] }
  const slip = Object.keys(slips).find((id) => near(slips[id]!))
  if (slip !== undefined) return { passed: false, messages: [{ slip }] }
  return {
    passed: false,
    messages: [{ key: 'exercise.number.wrong', values: { value: Number(value.toPrecision(6)) } }],
  }
}
