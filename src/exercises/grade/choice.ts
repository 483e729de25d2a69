/** An option: right or not, and why in the words of the exercise. */
import type { ChoiceExercise } from '../define.ts'
import type { Graded } from './grade.ts'

export function gradeChoice({ right, options }: ChoiceExercise, option: string): Graded {
  if (!options.includes(option)) return { passed: false, messages: [{ key: 'exercise.noAnswer' }] }
  return { passed: option === right, messages: [{ why: option }] }
}
