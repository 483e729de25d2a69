import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Language, languages } from '#i18n/strings.ts'
import { type ChapterId, chapterNumber, isChapter } from '../course.ts'

/** Which chapter, in which language, a file of `content/chapters/` is. */
export interface ChapterSource {
  readonly id: ChapterId
  readonly number: number
  readonly language: Language
  /** Of the words of an exercise: the name of its folder. */
  readonly exercise?: string
}

/**
 * Reads chapter and language from a path `…/chapters/<id>/<language>.mdx`, or that of the words of one of its exercises,
 * `…/chapters/<id>/exercises/<exercise>/<language>.mdx`; throws a sentence for any other path.
 */
export function chapterSource(path: string): ChapterSource {
  const [, id = '', exercise, name = ''] = /([\w-]+)[\\/](?:exercises[\\/]([\w-]+)[\\/])?(\w+)\.mdx$/.exec(path) ?? []
  const language = languages.find((candidate) => candidate === name)
  if (!language) throw new Error(`${path}: a chapter's file is named ${languages.join('.mdx or ')}.mdx.`)
  if (!isChapter(id)) throw new Error(`${path}: content/book.ts has no chapter “${id}”.`)
  return { id, number: chapterNumber(id), language, ...(exercise !== undefined && { exercise }) }
}

/** The text of a chapter's page in this language, else in the first one; `undefined` when the chapter is not written. */
export function readChapter(id: ChapterId, language: Language): string | undefined {
  for (const candidate of [language, languages[0]]) {
    const path = resolve('content/chapters', id, `${candidate}.mdx`)
    if (existsSync(path)) return readFileSync(path, 'utf8')
  }
  return undefined
}
