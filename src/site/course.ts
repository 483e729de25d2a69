/** What follows from the order of the chapters in `content/book.ts`. */
import { book } from '#content/book.ts'

export type ChapterId = (typeof book.parts)[number]['chapters'][number]
export type PartId = (typeof book.parts)[number]['id']

/** Every chapter of the book, written or not, in order. */
export const chapterIds: readonly ChapterId[] = book.parts.flatMap((part): readonly ChapterId[] => part.chapters)

/** Whether the book has a chapter of this id. */
export function isChapter(id: string): id is ChapterId {
  return (chapterIds as readonly string[]).includes(id)
}

/** The chapter's number, counted from 1 through all parts. */
export function chapterNumber(id: ChapterId): number {
  return chapterIds.indexOf(id) + 1
}
