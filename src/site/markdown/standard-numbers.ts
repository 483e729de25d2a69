/** Numbers that stand typed in any chapter, with the words around them, and what they are. */
export const standardNumbers: Readonly<Record<string, string>> = {
  '95 % interval': 'every interval of the book',
  '95 % 구간': 'every interval of the book',
  '1,797': 'the images of the digits',
  '8 × 8': 'the pixels of one of them',
  'Repository, 1998': 'the year of their publication',
  'CC BY 4.0': 'a licence',
}
