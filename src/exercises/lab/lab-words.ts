/** What a lab's parts are called. */

import { numbers } from '#i18n/numbers.ts'
import type { Values } from '#i18n/text.ts'
import { type Language, lookUp, text } from '#i18n/text.ts'
import type { Level } from '../define.ts'
import { type Recipe, sizeOf } from './recipe.ts'

const say = (language: Language, key: string, values: Values = {}) => lookUp(language, `exercise.lab.${key}`, values)

export const techniqueText = (language: Language, technique: string): string => say(language, `techniques.${technique}`)

/** The number of a level, or that the technique is on. */
export function levelText(language: Language, level: Level): string {
  const [value] = Object.values(level)
  return value === undefined ? text(language, 'exercise.lab.on') : numbers.short(value)
}

/** `dropout 0.5 + early stopping 10` */
export function recipeText(language: Language, recipe: Recipe): string {
  if (sizeOf(recipe) === 0) return text(language, 'exercise.lab.none')
  return Object.entries(recipe)
    .map(([technique, level]) => say(language, `parts.${technique}`, { value: levelText(language, level) }))
    .join(' + ')
}

/** A moment as readers write it, to the minute: `2026-11-26 14:05`, where they are. */
export function timeText(at: string): string {
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}
