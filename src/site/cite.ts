/** How works are named in the prose and in the list of references. */
import { type Language, text } from '#i18n/strings.ts'
import type { Author, Reference } from './bibliography.ts'

/** `Hoerl and Kennard, 1970`; `Goodfellow et al., 2016, section 7.1`. Names stay as they are written in every language. */
export function citation(reference: Reference, language: Language, where?: string): string {
  const [first, second, third] = reference.authors.map((author) => author.family)
  const year = reference.year
  const words =
    third !== undefined
      ? text(language, 'cite.many', { first: first!, year })
      : second !== undefined
        ? text(language, 'cite.two', { first: first!, second, year })
        : text(language, 'cite.one', { first: first!, year })
  return where ? text(language, 'cite.where', { citation: words, where }) : words
}

/** `A. Hoerl, R. Kennard`; from four authors on, the first one and “et al.” */
export function authorList(authors: readonly Author[], language: Language): string {
  const names = authors.map(({ family, given }) => [initials(given), family].filter(Boolean).join('\u00a0'))
  return names.length > 3 ? text(language, 'cite.others', { first: names[0]! }) : names.join(', ')
}

/** Ends a part of a reference with a full stop, unless it has an end of its own: `et al.`, `But when?` */
export function ended(part: string): string {
  return /[.?!]$/.test(part) ? part : `${part}.`
}

/** `Arthur E.` to `A. E.`, `Jean-Philippe` to `J.-P.` */
function initials(given: string): string {
  return given.replace(/\p{L}[\p{L}'’]*\.?/gu, (name) => `${name[0]}.`).replaceAll(' ', '\u00a0')
}

/** Where it appeared: `Technometrics 12(1), 55–67, 1970`. */
export function venue({ fields, year }: Reference, language: Language): string {
  const { journal, booktitle, volume, number, pages, publisher, edition } = fields
  const issue = volume && number ? `${volume}(${number})` : volume
  const place = journal ? [journal, issue].filter(Boolean).join(' ') : booktitle
  const parts = [
    place,
    pages,
    edition && text(language, 'cite.edition', { edition }),
    place ? undefined : publisher,
    year,
  ]
  return parts.filter(Boolean).join(', ')
}

/** Where it can be read: its DOI, else its arXiv number. */
export function readAt({ fields }: Reference): { readonly name: string; readonly address: string } | undefined {
  if (fields.doi) return { name: `doi:${fields.doi}`, address: `https://doi.org/${fields.doi}` }
  if (fields.eprint) return { name: `arXiv:${fields.eprint}`, address: `https://arxiv.org/abs/${fields.eprint}` }
  return undefined
}
