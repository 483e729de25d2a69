/**
 * Cuts the Korean fonts to the characters that the book uses. The package's fonts come in slices of a few hundred
 * syllables each; one page would load 1 MB of them. What is cut lies in `src/site/fonts/built/`, named by its content,
 * so that a saved text cuts only the slices that gained or lost a syllable.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'

const BUILT = 'src/site/fonts/built'
const PACKAGES = 'node_modules/@fontsource-variable'
/** The Latin faces come first on every page and draw all else. */
const KOREAN = /[\u1100-\u11ff\u3000-\u303f\u3130-\u318f\u4e00-\u9fff\uac00-\ud7ff\uff00-\uffef]/g
const WEIGHTS = { min: 400, max: 700 }

const serif = { package: 'noto-serif-kr', family: 'Noto Serif KR Variable' }
const sans = { package: 'noto-sans-kr', family: 'Noto Sans KR Variable' }
type Font = typeof serif

/**
 * Writes `korean.css`, which Korean pages load, and `names.css` with the one Korean word of the other pages: the
 * language's name in the switch. Answers whether anything changed.
 */
export async function subsetFonts(): Promise<boolean> {
  await mkdir(BUILT, { recursive: true })
  const all = koreanIn(await readContent())
  const names = koreanIn(JSON.parse(await readFile('content/ui/ko.json', 'utf8')).languages.ko)
  const sheets = {
    'korean.css': [...(await cut(serif, all)), ...(await cut(sans, all))].join('\n'),
    'names.css': (await cut(sans, names)).join('\n'),
  }
  let changed = false
  for (const [name, css] of Object.entries(sheets)) {
    const path = join(BUILT, name)
    if (existsSync(path) && (await readFile(path, 'utf8')) === css) continue
    await writeFile(path, css)
    changed = true
  }
  if (changed) await removeUnused(Object.values(sheets).join('\n'))
  return changed
}

async function readContent(): Promise<string> {
  const files = await readdir('content', { recursive: true, withFileTypes: true })
  const texts = files.filter((file) => file.isFile() && /\.(mdx|json|yaml|ts)$/.test(file.name))
  return (await Promise.all(texts.map((file) => readFile(join(file.parentPath, file.name), 'utf8')))).join('')
}

function koreanIn(text: string): string {
  return [...new Set(text.normalize('NFC').match(KOREAN))].sort().join('')
}

/** One `@font-face` for each slice that has some of these characters; writes the files that are not there yet. */
async function cut(font: Font, characters: string): Promise<string[]> {
  const folder = join(PACKAGES, font.package)
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const slices: Record<string, string> = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8'))
  const faces: string[] = []
  for (const [slice, ranges] of Object.entries(slices)) {
    if (!slice.startsWith('[')) continue
    const inSlice = within(ranges)
    const used = [...characters].filter((character) => inSlice(character.codePointAt(0)!)).join('')
    if (used === '') continue
    const number = slice.slice(1, -1)
    const hash = createHash('sha256')
      .update(version + used)
      .digest('hex')
      .slice(0, 10)
    const name = `${font.package}-${number}-${hash}.woff2`
    if (!existsSync(join(BUILT, name))) {
      const whole = await readFile(join(folder, 'files', `${font.package}-${number}-wght-normal.woff2`))
      const small = await subsetFont(whole, used, { targetFormat: 'woff2', variationAxes: { wght: WEIGHTS } })
      await writeFile(join(BUILT, name), small)
    }
    faces.push(face(font.family, name, used))
  }
  return faces
}

function within(ranges: string): (code: number) => boolean {
  const bounds = ranges.split(',').map((range) =>
    range
      .replace(/^U\+/i, '')
      .split('-')
      .map((hex) => Number.parseInt(hex, 16)),
  )
  return (code) => bounds.some(([low, high = low]) => code >= low! && code <= high!)
}

function face(family: string, file: string, characters: string): string {
  const range = [...characters].map((character) => `U+${character.codePointAt(0)!.toString(16)}`).join(',')
  return `@font-face {
  font-family: "${family}";
  font-weight: ${WEIGHTS.min} ${WEIGHTS.max};
  font-display: swap;
  src: url("./${file}") format("woff2");
  unicode-range: ${range};
}
`
}

async function removeUnused(css: string): Promise<void> {
  for (const name of await readdir(BUILT))
    if (name.endsWith('.woff2') && !css.includes(name)) await rm(join(BUILT, name))
}

if (import.meta.main) await subsetFonts()
