/** Text of rows and fields: RFC 4180, with comma, semicolon or tab between the fields. */
import { SpecError } from '../../units.ts'

export interface Row {
  /** Where it starts, counted from 1. */
  readonly line: number
  readonly fields: readonly string[]
}

const DELIMITERS = [',', ';', '\t']

/**
 * The rows of a text, one at a time; a field is trimmed unless it is quoted, and a line of nothing but spaces is no row.
 * The delimiter is what occurs most in the first line. Lines end with LF, CRLF or CR; a byte order mark is passed over.
 * Throws a SpecError that names the line.
 */
export function* readRows(text: string): Generator<Row, void> {
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  const delimiter = delimiterOf(text)
  const isEnd = (place: number) =>
    place >= text.length || text[place] === delimiter || text[place] === '\n' || text[place] === '\r'

  const quotedField = (opening: number): string => {
    const start = line
    for (let from = opening + 1; ; ) {
      const quote = text.indexOf('"', from)
      if (quote < 0)
        throw new SpecError(`Line ${start}: a quote is opened and never closed; write a quote itself as "".`)
      from = quote + 2
      if (text[quote + 1] === '"') continue
      at = quote + 1
      while (!isEnd(at) && text[at]!.trim() === '') at += 1
      const content = text.slice(opening + 1, quote)
      line += content.match(/\r\n|\r|\n/g)?.length ?? 0
      if (!isEnd(at))
        throw new SpecError(`Line ${line}: after a closing quote comes “${text[at]}”, where the field should end.`)
      return content.replaceAll('""', '"')
    }
  }
  const field = (): string => {
    let end = at
    while (!isEnd(end) && text[end] !== '"') end += 1
    if (text[end] === '"' && text.slice(at, end).trim() === '') return quotedField(end)
    while (!isEnd(end)) end += 1
    const content = text.slice(at, end).trim()
    at = end
    return content
  }

  while (at < text.length) {
    const start = line
    const from = at
    const fields = [field()]
    while (text[at] === delimiter) {
      at += 1
      fields.push(field())
    }
    if (text.slice(from, at).trim() !== '') yield { line: start, fields }
    at += text.startsWith('\r\n', at) ? 2 : 1
    line += 1
  }
}

/** A comma, semicolon or tab, whichever the first line has most of outside quotes; a comma if it has none. */
function delimiterOf(text: string): string {
  const counts = DELIMITERS.map(() => 0)
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && (character === '\n' || character === '\r')) break
    else if (!isQuoted && DELIMITERS.includes(character)) counts[DELIMITERS.indexOf(character)]! += 1
  }
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}
