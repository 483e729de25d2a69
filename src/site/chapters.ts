/** The chapters as pages: what is written, in which language, and what to call the others. */
import { type CollectionEntry, getCollection } from 'astro:content'
import { type Language, languages, lookUp } from '#i18n/strings.ts'
import { type ChapterId, chapterIds, chapterNumber, isChapter } from './course.ts'

/** A chapter as a page of one language lists it. */
export interface Chapter {
  readonly id: ChapterId
  readonly number: number
  readonly title: string
  readonly summary: string
  /** Its text in this language, else in the first one; absent when nobody has written it yet. */
  readonly entry?: CollectionEntry<'chapters'>
  /** The languages that it has been written in. */
  readonly languages: readonly Language[]
}

/** All chapters in order. Throws a sentence for a folder that the course does not list, or that lacks the first language. */
export async function readChapters(language: Language): Promise<Chapter[]> {
  const entries = new Map((await getCollection('chapters')).map((entry) => [entry.id, entry]))
  for (const key of entries.keys()) {
    const id = key.split('/')[0]!
    if (!isChapter(id)) throw new Error(`content/chapters/${id} is not listed in content/book.ts.`)
    if (!entries.has(`${id}/${languages[0]}`))
      throw new Error(`content/chapters/${id} needs ${languages[0]}.mdx: the other languages fall back to it.`)
  }
  return chapterIds.map((id) => {
    const written = languages.filter((candidate) => entries.has(`${id}/${candidate}`))
    const entry = entries.get(`${id}/${language}`) ?? entries.get(`${id}/${languages[0]}`)
    return {
      id,
      number: chapterNumber(id),
      title: entry?.data.title ?? lookUp(language, `chapters.${id}.title`),
      summary: entry?.data.summary ?? lookUp(language, `chapters.${id}.summary`),
      languages: written,
      ...(entry && { entry }),
    }
  })
}

/** One chapter as a page of this language lists it. */
export async function readChapter(language: Language, id: ChapterId): Promise<Chapter> {
  return (await readChapters(language)).find((chapter) => chapter.id === id)!
}

/** The language that the chapter's text is in on a page of this language. */
export function textLanguage(chapter: Chapter, language: Language): Language {
  return chapter.languages.includes(language) ? language : languages[0]
}
