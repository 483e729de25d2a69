import { type Language, languages } from '#i18n/strings.ts'
import type { ChapterId } from './course.ts'

/** The site's root as it was built: `/`, or a sub-path such as `/course/reg/`. */
export const base: string = import.meta.env.BASE_URL.replace(/\/*$/, '/')

/** The path of a page below the root, without a slash at either end: `l2-penalty`, `ko/l2-penalty`, `ko`; empty for the first home page. */
export function pagePath(language: Language, chapter?: ChapterId): string {
  return [language === languages[0] ? undefined : language, chapter].filter(Boolean).join('/')
}

/** The address of the home page or of a chapter in this language. */
export function pageAddress(language: Language, chapter?: ChapterId): string {
  const path = pagePath(language, chapter)
  return path === '' ? base : `${base}${path}/`
}
