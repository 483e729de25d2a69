import { type Language, languages } from '#i18n/strings.ts'
import type { ChapterId } from './course.ts'

/** The site's root as it was built: `/`, or a sub-path such as `/course/reg/`. */
export const base: string = import.meta.env.BASE_URL.replace(/\/*$/, '/')

/**
 * A page that has an address of its own: a chapter, the page on which readers draw a digit, that of all experiments, that of
 * the book's terms, that of a reader's progress, and that for teachers.
 */
export type PageId = ChapterId | 'draw' | 'glossary' | 'lab' | 'progress' | 'teach'

/** The path of a page below the root, without a slash at either end: `l2-penalty`, `ko/l2-penalty`, `ko`; empty for the first home page. */
export function pagePath(language: Language, page?: PageId): string {
  return [language === languages[0] ? undefined : language, page].filter(Boolean).join('/')
}

/** The `getStaticPaths` of a page that stands in every language, under `pages/[...language]`. */
export const inEachLanguage = () =>
  languages.map((language, index) => ({
    params: { language: index === 0 ? undefined : language },
    props: { language },
  }))

/** The address of the home page or of another page in this language. */
export function pageAddress(language: Language, page?: PageId): string {
  const path = pagePath(language, page)
  return path === '' ? base : `${base}${path}/`
}

/** The address of the page that holds one demo alone, for a frame elsewhere. */
export const embedAddress = (language: Language, experiment: string): string =>
  `${pageAddress(language)}embed/${experiment}/`
