/** A chapter that the book lists and nobody has written. */
import { afterAll, expect, test, vi } from 'vitest'
import { ownModules } from '../own-modules.ts'

vi.mock('#content/book.ts', async (load) => {
  const { book } = await load<typeof import('#content/book.ts')>()
  return { book: { ...book, parts: [...book.parts, { id: 'later', chapters: ['unwritten'] }] } }
})

// Other files load the book that is.
afterAll(() => {
  vi.doUnmock('#content/book.ts')
})

const { compileChapter } = await ownModules(() => import('./compile-chapter.ts'))

test('can be referred to as a whole, and a label of it fails the build', async () => {
  expect((await compileChapter('## One [#one]\n\n<Ref to="unwritten" />')).code).toContain('chapter: "unwritten"')
  await expect(compileChapter('## One [#one]\n\n<Ref to="unwritten/nothing" />')).rejects.toThrow(
    'The chapter “unwritten” is not written: refer to it as a whole.',
  )
})
