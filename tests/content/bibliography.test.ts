import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseBibliography, plainText } from '#site/bibliography.ts'
import { authorList, citation, readAt, venue } from '#site/cite.ts'

const source = readFileSync('content/references.bib', 'utf8')
const references = parseBibliography(source)
const entry = (fields: string, type = 'article', key = 'Key99') =>
  parseBibliography(`@${type}{${key},${fields}}`).get(key)!

describe('the book’s own file', () => {
  test('is read whole', () => {
    expect(references.size).toBe(source.match(/^@/gm)!.length)
    expect(references.size).toBeGreaterThan(80)
  })

  test.each([...references.values()])('$key is plain text', (reference) => {
    const all = [reference.title, ...Object.values(reference.fields), ...reference.authors.map((a) => a.family)]
    for (const value of all) expect(value).not.toMatch(/[{}\\~]|^$/)
    expect(reference.year).toMatch(/^\d{4}$/)
    expect(venue(reference, 'en')).toMatch(/\d{4}$/)
  })

  test('accents arrive', () => {
    expect(references.get('Bal22')!.authors[1]).toEqual({ family: 'Bottou', given: 'Léon' })
    expect(references.get('Mull19')!.authors[0]!.family).toBe('Müller')
  })
})

test.each([
  ['{\\"u}, \\"{o}, \\"a', 'ü, ö, ä'],
  ["\\'{\\i} {\\'e} \\`e \\^o \\~n", 'í é è ô ñ'],
  ['\\v{s} {\\c c} \\H{o} \\k{a} \\r{a}', 'š ç ő ą å'],
  ['{\\o} \\ss{} {\\L}ojasiewicz', 'ø ß Łojasiewicz'],
  ['{T}ikhonov R\\&D, 5\\%', 'Tikhonov R&D, 5%'],
  ['1370--1378 --- J.~Zico', '1370–1378 — J.\u00a0Zico'],
  ['two\n   lines', 'two lines'],
])('%s', (latex, plain) => {
  expect(plainText(latex)).toBe(plain)
})

describe('names', () => {
  const by = (author: string) => entry(`author={${author}}, title={T}, year={2000}`)

  test('both orders are read', () => {
    expect(by('Arthur E. Hoerl and Kennard, Robert W.').authors).toEqual([
      { family: 'Hoerl', given: 'Arthur E.' },
      { family: 'Kennard', given: 'Robert W.' },
    ])
    expect(by('van Laarhoven, Twan').authors[0]).toEqual({ family: 'van Laarhoven', given: 'Twan' })
  })

  test('a citation names one, two, or the first of many', () => {
    expect(citation(by('Hoerl, A.'), 'en')).toBe('Hoerl, 2000')
    expect(citation(by('Hoerl, A. and Kennard, R.'), 'en')).toBe('Hoerl and Kennard, 2000')
    expect(citation(by('A, A. and B, B. and C, C.'), 'en', 'section 7.1')).toBe('A et al., 2000, section 7.1')
    expect(citation(by('Hoerl, A. and Kennard, R.'), 'ko')).toBe('Hoerl & Kennard, 2000')
  })

  test('a list gives initials, and three names at most', () => {
    expect(authorList(by('Hoerl, Arthur E. and Vert, Jean-Philippe').authors, 'en')).toBe(
      'A.\u00a0E.\u00a0Hoerl, J.-P.\u00a0Vert',
    )
    expect(authorList(by('A, X and B, Y and C, Z and D, W').authors, 'en')).toBe('X.\u00a0A et al.')
  })
})

test('where a work appeared', () => {
  const common = 'author={A, B}, title={T}, year=1970'
  expect(venue(entry(`${common}, journal="Technometrics", volume={12}, number={1}, pages={55--67}`), 'en')).toBe(
    'Technometrics 12(1), 55–67, 1970',
  )
  expect(venue(entry(`${common}, publisher={MIT Press}, edition={2nd}`, 'book'), 'en')).toBe(
    '2nd edition, MIT Press, 1970',
  )
  expect(readAt(entry(`${common}, doi={10.1/x}, eprint={1}`))).toEqual({
    name: 'doi:10.1/x',
    address: 'https://doi.org/10.1/x',
  })
  expect(readAt(entry(common))).toBeUndefined()
})

test.each([
  [
    '% a comment\n\n@book{Key,\n title = {T}, year = {1970}}',
    'content/references.bib:3: the entry “Key” needs author, title and year.',
  ],
  [
    '@book{K, author={A}, title={T}, year=1}\n@book{K, author={A}, title={T}, year=1}',
    ':2: the entry “K” occurs twice.',
  ],
  ['@book{K, author = {A, title = {T}', ':1: the entry “K” is not closed.'],
  ['@book{K, author = {A}, title = T}', 'cannot be read from “, title = T” on'],
])('%j is refused with its line', (bib, sentence) => {
  expect(() => parseBibliography(bib)).toThrow(sentence)
})
