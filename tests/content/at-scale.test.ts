/** Published results beside claims: each names where it was read, and is on the list of what was read. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chapters, compileChapter } from './compile-chapter.ts'

const chapter = (inside: string) =>
  `<AtScale claim="l2-penalty/l2-fair-control" found="lower" setting="digits">\n\n${inside}\n\n</AtScale>\n\n<References />`

test.each(['By 3 points.', 'By 3 points (<Cite key="Zhang17" />).'])(
  '%j does not say where it was read',
  async (inside) => {
    await expect(compileChapter(chapter(inside))).rejects.toThrow('cites the table or page that was read in the paper')
  },
)

test('a place in the paper is enough', async () => {
  const { code } = await compileChapter(chapter('By 3 points (<Cite key="Zhang17" where="section 5" />).'))
  expect(code).toContain('Zhang et al., 2017, section 5')
})

const cards = chapters
  .filter(({ path }) => path.endsWith('en.mdx'))
  .flatMap(({ source }) => [...source.matchAll(/<AtScale claim="([^"]+)"[^>]*>([\s\S]*?)<\/AtScale>/g)])
  .flatMap(([, claim, inside]) =>
    [...inside!.matchAll(/<Cite key="([^"]+)" where="([^"]+)"/g)].map(([, key, where]) => `${claim} ${key} ${where}`),
  )

describe('docs/claims.md', () => {
  const listed = [
    ...readFileSync('docs/claims.md', 'utf8').matchAll(/^\| `(.*?)` \| (\S+) \| [^|]+ \| (.*?) \|/gm),
  ].map(([, claim, key, where]) => `${claim} ${key} ${where}`)

  test('lists what the chapters cite, and nothing else', () => {
    expect(cards.length).toBeGreaterThan(0)
    expect([...listed].sort()).toEqual([...cards].sort())
  })
})
