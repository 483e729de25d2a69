/** A number in prose is a claim's, computed, mathematics or a setting; any other is found. */
import { describe, expect, test } from 'vitest'
import { typedNumbers } from '#site/markdown/typed-numbers.ts'
import { readSpec } from '#site/read-spec.ts'
import { chapters } from './compile-chapter.ts'

const digits = readSpec('l2-penalty/digits')
const specOf = (id: string) =>
  ['digits', ...Object.keys(digits.claims!)].some((name) => id === `l2-penalty/${name}`) ? digits : undefined

/** The numbers that the check lists, each with its line. */
async function listed(text: string): Promise<string[]> {
  const problems = await typedNumbers(text, specOf)
  return problems.map((problem) => /^line (\d+): “(.*?)”/.exec(problem)?.slice(1).join(' ') ?? problem)
}

const DEMO = '<Demo id="l2-penalty/digits" setting="3 of 7">Which?</Demo>'

describe('found', () => {
  test.each([
    ['The gain was 2.9 points.', '1 2.9 points'],
    ['It rose to\n81 % of them.', '2 81 %'],
    ['## Wins by 7 [#seven]', '1 7'],
    ['- a\n- **by 7**', '2 7'],
    ['| a | b |\n|---|---|\n| c | 7 |', '3 7'],
    ['> [by 7](https://example.org/8)', '1 7'],
    ['이득은 2.9%p였다.', '1 2.9%p'],
    ['오류가 12,345번 났다.', '1 12,345'],
    ['Lower by −7.', '1 −7'],
    ['Ahead by 1 point, not by 0 or 1.', '1 1 point'],
    ['<Note>\n\nBy 7.\n\n</Note>\n\nx', '3 7'],
    ['<Demo id="a/b" caption="By 7.">By 8?</Demo>', '1 7', '1 8'],
    ['<Evidence claim="a/b" verdict="does-not-hold" quote="By 7." condition="by 8">\n\nx\n\n</Evidence>', '1 7', '1 8'],
    ['---\ntitle: a\nlead: By 7.\n---\n\nBy 8.', '1 7', '6 8'],
  ])('%j', async (text, ...numbers) => {
    expect(await listed(text)).toEqual(numbers)
  })
})

test.each([
  'By $2.9$.\n\n$$\n81\n$$',
  '$\\computed{l2-penalty/digits:x}{2.9}$',
  '<Claim id="l2-penalty/l2-fair-control" show="size" /> points',
  '<Worked id="a" purpose="7 steps">\n\nTake 7.\n\n<Row label="8">9</Row>\n\n</Worked>',
  '<Cite key="Good16" where="section 7.1" />',
  '<AtScale claim="a/b" found="lower" setting="7 layers">\n\nFrom 8 % to 7.5 %.\n\n</AtScale>',
  'As in `x = 7`.\n\n```\n8\n```',
  '<Source file="core/x.ts" from="7" count="5" />',
  '[here](https://example.org/7)',
  '[doi:10.24432/C50P49](https://doi.org/10.24432/C50P49), 1,797 of 8 × 8 pixels, CC BY 4.0, a 95 % interval',
  '{/* 7 */}',
  'An L2 penalty, CIFAR-10, C50P49.',
  '5분의 2, 0에 가깝고 1보다 작다.',
  DEMO,
])('%j has no typed number', async (text) => {
  expect(await listed(text)).toEqual([])
})

describe('a setting', () => {
  test('of an experiment or claim of the section is none', async () => {
    for (const named of [DEMO, '<Evidence claim="l2-penalty/l2-fair-control" verdict="holds">\n\nx\n\n</Evidence>'])
      expect(
        await listed(
          `400 steps, batches of 25, 100 of them, 64 units, 0.03 and 0.9, 20 seeds, 20 % noise.\n\n${named}`,
        ),
      ).toEqual([])
  })

  test('of another section is one', async () => {
    expect(await listed(`## A [#a]\n\n${DEMO}\n\n## B [#b]\n\n400 steps`)).toEqual(['7 400'])
  })

  test('is told in percent where it is a share, in points where it is a margin', async () => {
    expect(await listed(`${DEMO}\n\n20 % and 90 % and 3 %`)).toEqual(['3 90 %', '3 3 %'])
    const twoNames = readSpec('l2-penalty/two-names')
    const prose =
      '<Demo id="l2-penalty/two-names">?</Demo>\n\nWithin 1 point (1%p), not 20 points or 2 percentage points'
    const problems = await typedNumbers(prose, () => twoNames)
    expect(problems.map((problem) => /“(.*?)”/.exec(problem)![1])).toEqual(['20 points', '2 percentage points'])
  })
})

describe('the front matter', () => {
  const explaining = (what: string, prose: string) => listed(`---\nsettings:\n  ${what}: why\n---\n\n${prose}`)

  test('explains a number, with the words around it', async () => {
    expect(await explaining('by 7 steps', 'It went on by 7\nsteps and by 7.')).toEqual(['7 7'])
    expect(await explaining('"7"', '7, but 7.5, 77 and 7 %')).toEqual(['6 7.5', '6 77', '6 7 %'])
  })

  test('explains nothing that the prose does not say', async () => {
    expect(await explaining('"7"', 'By $7$.')).toEqual(['“settings” explains “7”, which stands nowhere in the prose.'])
  })
})

test.each(chapters.filter(({ path }) => path.includes('l2-penalty')))(
  'a number planted into the prose of $path is found',
  async ({ source }) => {
    const planted = source.replace('\n## ', '\nBy 2.9 % less.\n\n## ')
    const problems = await typedNumbers(planted, (id) => (specOf(id) ? digits : undefined))
    expect(problems.join('\n')).toContain('“2.9 %”')
  },
)
