/** The interface's words in every language: for builds, commands and tests. */
import en from '#content/ui/en.json' with { type: 'json' }
import ko from '#content/ui/ko.json' with { type: 'json' }
import { type Language, languages, speak } from './text.ts'

export * from './text.ts'

const strings: Record<Language, object> = { en, ko }
for (const language of languages) speak(language, strings[language])

/** Parts of the strings that the scripts of most pages say something of. */
const SCRIPTED = ['demo', 'notebook', 'claims', 'labels', 'arms', 'options', 'choices', 'inference', 'exercise']

/** What the scripts of a page need to know of its language's strings; `more` names parts that are this page's own. */
export function pageStrings(language: Language, more: readonly string[]): object {
  const parts = [...SCRIPTED, ...more]
  return Object.fromEntries(Object.entries(strings[language]).filter(([part]) => parts.includes(part)))
}
