/** What a chapter says of one of its experiments, for pages that show it elsewhere. */
import { type Language, languages } from '#i18n/strings.ts'
import { readChapter } from './chapters.ts'
import type { ChapterId } from './course.ts'
import { readChapter as readSource } from './markdown/chapter-source.ts'
import { scanDemos } from './markdown/scan-demos.ts'
import { labelOf, scanLabels } from './markdown/scan-labels.ts'

export interface ToldDemo {
  readonly page: ChapterId
  /** What it asks; an experiment behind claims or an exercise alone has no question of its own. */
  readonly question: string | undefined
  readonly setting: string | undefined
  /** As a demo; in a worked example or an exercise it has none. */
  readonly number: string | undefined
  /** Where in the chapter it stands. */
  readonly label: string | undefined
  /** Of the chapter, with its number. */
  readonly title: string
  readonly summary: string
  /** The language of these words: the page's where the chapter has it. */
  readonly spoken: Language
}

/** Of the experiment `<chapter>/<experiment>` in this language. */
export async function toldDemo(language: Language, id: string, page: ChapterId): Promise<ToldDemo> {
  const chapter = await readChapter(language, page)
  const source = readSource(page, language) ?? ''
  const told = scanDemos(source).find((demo) => demo.id === id)
  const label = scanLabels(source, chapter.number).find((label) => label.id === labelOf(id))
  return {
    page,
    question: told?.question,
    setting: told?.setting,
    number: label?.kind === 'demo' ? label.number : undefined,
    label: label?.id,
    title: `${chapter.number} ${chapter.title}`,
    summary: chapter.summary,
    spoken: chapter.languages.includes(language) ? language : languages[0],
  }
}
