/** What is said of runs that met a value that is not finite and count all the same. */
import type { At } from '#core/spec.ts'
import { counted } from '#i18n/text.ts'
import type { Words } from './words.ts'

/** "In 4 of 20 runs (plain) a value was no longer finite; they count with the weights at which they stopped." */
export function divergedWords(
  { language }: Pick<Words, 'language'>,
  arm: string,
  count: number,
  runs: number,
  at: At,
): string {
  return counted(language, at === 'end' ? 'claims.diverged' : 'claims.divergedAtBest', count, { arm, runs })
}
