/** The interface's words in every language: for builds, commands and tests. */
import en from '#content/ui/en.json' with { type: 'json' }
import ko from '#content/ui/ko.json' with { type: 'json' }
import { type Language, languages, speak } from './text.ts'

export * from './text.ts'

const strings: Record<Language, object> = { en, ko }
for (const language of languages) speak(language, strings[language])

/** Parts of the strings that the scripts of a page say something of; `draw` where a drawing area is. */
const SCRIPTED = ['demo', 'notebook', 'claims', 'labels', 'arms', 'options', 'choices', 'inference', 'exercise']

/** What the scripts of a page need to know of its language's strings. */
export function pageStrings(language: Language, drawing: boolean): object {
  const parts = drawing ? [...SCRIPTED, 'draw'] : SCRIPTED
  return Object.fromEntries(Object.entries(strings[language]).filter(([part]) => parts.includes(part)))
}
