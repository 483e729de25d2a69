/** What the core refused, in the language of the page. */
import { type Language, text } from './text.ts'

/**
 * The core's English sentence in the page's language: at once in English, else when the translations are there. A sentence
 * that has none stays English, with a notice.
 */
export function refusalWords(language: Language, sentence: string): string | Promise<string> {
  if (language === 'en') return sentence
  const inEnglish = () => text(language, 'demo.refused', { sentence })
  return import('./korean-refusals.ts').then(
    ({ refusalInKorean }) => refusalInKorean(sentence) ?? inEnglish(),
    inEnglish,
  )
}
