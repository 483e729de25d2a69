import { expect, test, vi } from 'vitest'
import { ownModules } from '../own-modules.ts'

vi.mock('#site/computed.ts', () => ({
  computedValue: (experiment: string, name: string) => {
    const values: Record<string, number> = {
      'l2-penalty/step:factor': 0.98,
      'l2-penalty/step:data': -0.2,
      'l2-penalty/step:big': 2030.4,
    }
    const value = values[`${experiment}:${name}`]
    if (value === undefined) throw new Error(`“${experiment}” has no number “${name}”.`)
    return value
  },
}))

const { compileChapter } = await ownModules(() => import('./compile-chapter.ts'))

const compiled = async (text: string) => (await compileChapter(text)).code

test.each([
  ['text\n\nand $a + \\frc{b}$ here', 3, 10],
  ['two $a$ and $b \\frc c$', 1, 16],
  ['$$\na\n+ \\frc{b}\n$$', 3, 3],
  ['<Equation id="x">\n\n$$\n\\arm{a}{b} + \\frc\n$$\n\n</Equation>', 4, 14],
  ['$$ a + \\frc{b} $$', 1, 8],
  ['- item\n\n  $$\n  a + \\frc{b}\n  $$', 4, 7],
])('bad TeX in %j fails at its place', async (text, line, column) => {
  await expect(compiled(text)).rejects.toMatchObject({ line, column })
  await expect(compiled(text)).rejects.toThrow('Undefined control sequence: \\frc')
})

test.each([
  '\\href{https://example.org}{x}',
  '\\htmlClass{a}{x}',
  '\\htmlStyle{color: red}{x}',
  '\\includegraphics{x}',
])('%s is not trusted', async (tex) => {
  await expect(compiled(`$${tex}$`)).rejects.toThrow()
})

test('a live letter and an arm’s term are marked, where a demo of the page has the letter', async () => {
  const term = '$\\arm{b}{\\lambda w}$'
  expect(await compiled(term)).not.toContain('data-symbol')
  const code = await compiled(`<Demo id="l2-penalty/digits">?</Demo>\n\n${term}`)
  expect(code).toContain('data-arm=\\"b\\"')
  expect(code).toContain('data-symbol=\\"lambda\\"')
})

test('a display with live letters is named, so that it can be a stop', async () => {
  const code = await compiled('<Demo id="l2-penalty/digits">?</Demo>\n\n$$\n\\lambda\n$$')
  expect(code).toContain('role: "group"')
  expect(code).not.toContain('tabindex')
})

test('formulas have MathML, and go past JSX in one piece', async () => {
  const code = await compiled('$w$')
  expect(code).toContain('<math xmlns=')
  expect(code).toMatch(/"set:html": "<span class=\\"katex\\">/)
})

const LONG = `$$\n\\frac{${'w+'.repeat(20)}w}{n}\n$$`

test('a display breaks after a relation or a sum, and at a wide space, but not inside brackets that fit a phone', async () => {
  const code = await compiled('$$\n(a-b)^2 = \\big(c-d\\big)\\,e + f \\qquad g(x) = h\n$$')
  const parts = code.split('<span class=\\"part\\">').slice(1)
  expect(parts.map((part) => part.replace(/<[^>]*>|\\u200b/g, '').replace(/"\n.*/s, ''))).toEqual([
    '(a−b)2=',
    '(c−d)e+',
    'f',
    'g(x)=',
    'h',
  ])
})

test('only a display with a part that may be too wide for a phone can be reached with the keyboard', async () => {
  expect(await compiled('$$\na=b\n$$')).not.toContain('tabindex')
  const code = await compiled(LONG)
  expect(code).toContain('tabindex: "0"')
  expect(code).toContain('Formula')
})

test('a numbered display is named by its number, in the language of the text', async () => {
  const text = `<Equation id="one">\n\n${LONG}\n\n</Equation>`
  expect(await compiled(text)).toContain('Equation 3.1')
  expect((await compileChapter(text, 'content/chapters/l2-penalty/ko.mdx')).code).toContain('식 3.1')
})

test('$$ … $$ on a line of its own is a display', async () => {
  expect(await compiled('$$ a = b $$')).toContain('katex-display')
  expect(await compiled('inline $a = b$')).not.toContain('katex-display')
})

const worked = (tex: string) => `<Worked id="w" experiment="l2-penalty/step">\n\n$${tex}$\n\n</Worked>`

test.each([
  worked('\\computed{factor}{0.98}'),
  worked('\\computed{factor}{1.0}'),
  worked('\\computed{data}{-0.20}'),
  worked('\\computed{big}{2{,}030}'),
  '$\\computed{l2-penalty/step:factor}{0.980}$',
])('%s agrees with the core', async (text) => {
  await expect(compiled(text)).resolves.not.toContain('computed')
})

test.each([
  [worked('x=\\computed{factor}{0.97}'), '“factor” was computed as 0.98 (0.98), but 0.97 is typed here.', 3, 4],
  [worked('\\computed{data}{0.2}'), 'was computed as -0.2', 3, 2],
  [worked('\\computed{nothing}{1}'), '“l2-penalty/step” has no number “nothing”.', 3, 2],
  [worked('\\computed{factor}{about 1}'), '“about 1” is not a number.', 3, 2],
  ['$\\computed{factor}{1}$', '“factor” needs its experiment', 1, 2],
])('%s fails the build', async (text, message, line, column) => {
  await expect(compiled(text)).rejects.toThrow(message)
  await expect(compiled(text)).rejects.toMatchObject({ line, column })
})
