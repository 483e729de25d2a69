import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { subsetFonts } from '../../src/cli/subset-fonts.ts'

const BUILT = 'src/site/fonts/built'

beforeAll(() => subsetFonts())

/** The characters that a style sheet's faces of one family say they draw. */
function drawn(sheet: string, family: string): Set<string> {
  const faces = readFileSync(`${BUILT}/${sheet}`, 'utf8')
    .split('@font-face')
    .filter((face) => face.includes(`"${family}"`))
  const codes = faces.flatMap((face) =>
    [...face.matchAll(/U\+([0-9a-f]+)/g)].map(([, hex]) => Number.parseInt(hex!, 16)),
  )
  return new Set(codes.map((code) => String.fromCodePoint(code)))
}

const texts = globSync(['content/chapters/**/*.mdx', 'content/ui/*.json']).map((path) => readFileSync(path, 'utf8'))
const syllables = new Set(
  texts
    .join('')
    .normalize('NFC')
    .match(/[가-힣]/g),
)

test.each(['Noto Serif KR Variable', 'Noto Sans KR Variable'])('%s has every syllable of the book', (family) => {
  expect(syllables.size).toBeGreaterThan(200)
  expect([...syllables].filter((syllable) => !drawn('korean.css', family).has(syllable))).toEqual([])
})

test('English pages load the name of the other language and no more', () => {
  expect([...drawn('names.css', 'Noto Sans KR Variable')].sort().join('')).toBe('국어한')
  expect(drawn('names.css', 'Noto Serif KR Variable').size).toBe(0)
})

test('every face has its file, cut to a fraction of the package’s', () => {
  const css = readFileSync(`${BUILT}/korean.css`, 'utf8')
  const files = [...css.matchAll(/url\("\.\/([^"]+)"\)/g)].map(([, name]) => `${BUILT}/${name}`)
  expect(files.filter((file) => !existsSync(file))).toEqual([])
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  expect(bytes / syllables.size).toBeLessThan(1500)
})

test('a second run changes nothing', async () => {
  expect(await subsetFonts()).toBe(false)
})
