import { expect, test } from 'vitest'
import { attribute, type MarkdownNode } from '#site/markdown/nodes.ts'
import { remarkTies } from '#site/markdown/ties.ts'

const formula: MarkdownNode = { type: 'inlineMath', value: 'x' }

/** A paragraph as it is after the plugin: `‹…›` is what no line may break, `x` the formula. */
function tied(...parts: (string | MarkdownNode)[]): string {
  const children = parts.map((part) => (typeof part === 'string' ? { type: 'text', value: part } : { ...part }))
  const paragraph: MarkdownNode = { type: 'paragraph', children }
  remarkTies()(paragraph)
  const show = (node: MarkdownNode): string =>
    node.type === 'tied' ? `‹${node.children!.map(show).join('')}›` : (node.value ?? '▢')
  return paragraph.children!.map(show).join('')
}

test.each([
  [['so ', formula, '. Then'], 'so ‹x.› Then'],
  [['so (', formula, ', and'], 'so ‹(x,› and'],
  [['계수 ', formula, '는 크다'], '계수 ‹x는› 크다'],
  [['an ', formula, '-smooth loss'], 'an ‹x-smooth› loss'],
  [['with ', formula, ' alone'], 'with x alone'],
  [[formula, '\u00a0% off'], '‹x\u00a0%› off'],
  [[formula, ', ', formula, '.'], '‹x,› ‹x.›'],
] as const)('%j', (parts, expected) => {
  expect(tied(...parts)).toBe(expected)
})

const term: MarkdownNode = { type: 'mdxJsxTextElement', name: 'Term' }

test('a particle stays with the bracket, term or reference before it', () => {
  expect(tied('노름(norm)의 제곱')).toBe('노름(norm)\u2060의 제곱')
  expect(tied('항이 ', term, '라고 한다')).toBe('항이 ▢\u2060라고 한다')
  expect(tied('가중치는 (작다) 그래서')).toBe('가중치는 (작다) 그래서')
  expect(tied('가중치')).toBe('가중치')
})

test('a percent sign stays with its number', () => {
  expect(tied('20 % of them, and ', term, ' % of these')).toBe('20\u202f% of them, and ▢\u202f% of these')
  expect(tied('a % b')).toBe('a % b')
})

test('a times sign stays with its numbers, in captions too', () => {
  expect(tied('of 8 × 8 pixels, (rows) × 4')).toBe('of 8\u00a0×\u00a08 pixels, (rows) × 4')
  const attributes = [{ type: 'mdxJsxAttribute', name: 'caption', value: 'squares of 3 × 3 in 20 % of them' }]
  const demo: MarkdownNode = { type: 'mdxJsxFlowElement', name: 'Demo', attributes, children: [] }
  remarkTies()(demo)
  expect(attribute(demo, 'caption')).toBe('squares of 3\u00a0×\u00a03 in 20\u202f% of them')
})
