/** Reads BibTeX, as much of it as `content/references.bib` uses. */

/** One work. Field names are in lower case, values are plain text. */
export interface Reference {
  readonly key: string
  /** `article`, `inproceedings`, `book`, `incollection` or `misc`. */
  readonly type: string
  readonly authors: readonly Author[]
  readonly title: string
  readonly year: string
  readonly fields: Readonly<Record<string, string>>
}

export interface Author {
  readonly family: string
  readonly given: string
}

/** The works of a BibTeX file by key. Throws a sentence with the line for an entry that it cannot read or that lacks author, title or year. */
export function parseBibliography(source: string): Map<string, Reference> {
  const references = new Map<string, Reference>()
  const withoutComments = source.replace(/^%.*$/gm, '')
  const entry = /@(\w+)\s*\{\s*([^,\s]+)\s*,/g
  for (let match = entry.exec(withoutComments); match; match = entry.exec(withoutComments)) {
    const [, type = '', key = ''] = match
    const line = withoutComments.slice(0, match.index).split('\n').length
    const fail = (what: string): never => {
      throw new Error(`content/references.bib:${line}: the entry “${key}” ${what}.`)
    }
    const end = closingBrace(withoutComments, entry.lastIndex)
    if (end < 0) fail('is not closed')
    const fields = readFields(withoutComments.slice(entry.lastIndex, end), fail)
    const { author, title, year } = fields
    if (!author || !title || !year) return fail('needs author, title and year')
    if (references.has(key)) fail('occurs twice')
    references.set(key, { key, type: type.toLowerCase(), authors: readAuthors(author), title, year, fields })
    entry.lastIndex = end
  }
  return references
}

function readFields(body: string, fail: (what: string) => never): Record<string, string> {
  const fields: Record<string, string> = {}
  const field = /[\s,]*(\w+)\s*=\s*(?:(\{)|"([^"]*)"|(\d+))/y
  while (body.slice(field.lastIndex).replace(/[\s,]/g, '') !== '') {
    const from = field.lastIndex
    const [, name = '', brace, quoted, digits] = field.exec(body) ?? []
    if (!name) fail(`cannot be read from “${body.slice(from).trim().slice(0, 20)}” on`)
    const start = field.lastIndex
    const end = brace ? closingBrace(body, start) : start
    if (end < 0) fail(`does not close its field “${name}”`)
    fields[name.toLowerCase()] = plainText(brace ? body.slice(start, end) : (quoted ?? digits ?? ''))
    field.lastIndex = brace ? end + 1 : end
  }
  return fields
}

/** Where the brace that is open at `from` closes; −1 if nowhere. */
function closingBrace(text: string, from: number): number {
  let depth = 1
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i
  }
  return -1
}

/** LaTeX accents as combining characters. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
}
const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
}

/** LaTeX text as plain text: accents, dashes, escaped signs, protecting braces. */
export function plainText(latex: string): string {
  return latex
    .replace(/\\([`'^~"=.])\s*\{?\\?([a-zA-Z])\}?/g, (_, accent: string, letter: string) => letter + ACCENTS[accent])
    .replace(
      /\\([uvHckr])(?:\s+|\s*\{)\\?([a-zA-Z])\}?/g,
      (_, accent: string, letter: string) => letter + ACCENTS[accent],
    )
    .replace(/\\(ss|ae|AE|aa|AA|o|O|l|L|i)(?![a-zA-Z])\s*(\{\})?/g, (_, letter: string) => LETTERS[letter]!)
    .replace(/\\([&%$#_{}])/g, '$1')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/~/g, '\u00a0')
    .replace(/[{}]/g, '')
    .replace(/[ \t\n]+/g, ' ')
    .trim()
    .normalize('NFC')
}

function readAuthors(field: string): Author[] {
  return field.split(/\s+and\s+/).map((name) => {
    const [family = '', given] = name.split(/,\s*/)
    if (given !== undefined) return { family, given }
    const words = family.split(' ')
    return { family: words.at(-1)!, given: words.slice(0, -1).join(' ') }
  })
}
