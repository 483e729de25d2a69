/** The exercises of a chapter, in the order of its text. */
import { languages } from '#i18n/strings.ts'
import { type ChapterId, chapterNumber } from './course.ts'
import { readChapter } from './markdown/chapter-source.ts'
import { scanLabels } from './markdown/scan-labels.ts'

export interface ChapterExercise {
  /** `<chapter>/<exercise>`. */
  readonly id: string
  /** `3.1` */
  readonly number: string
  /** Its anchor on the chapter's page. */
  readonly anchor: string
}

/** All languages have the same exercises. */
export function exercisesIn(chapter: ChapterId): readonly ChapterExercise[] {
  return scanLabels(readChapter(chapter, languages[0]) ?? '', chapterNumber(chapter))
    .filter(({ kind }) => kind === 'exercise')
    .map(({ id, number }) => ({ id: `${chapter}/${id}`, number, anchor: id }))
}
