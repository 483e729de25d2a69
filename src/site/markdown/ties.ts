import { attribute, html, type MarkdownNode, setAttribute, walk } from './nodes.ts'

/** Attributes of elements that are words for readers. */
const WORDS = ['setting', 'caption', 'quote', 'condition', 'purpose']

/** What touches a formula: the rest of a word, with no space that a line may break at. */
const BEFORE = /(?:\S|[\u00a0\u202f])+$/
const AFTER = /^(?:\S|[\u00a0\u202f])+/

/**
 * Ties an inline formula to the punctuation or Korean particle that touches it, since a browser may break a line on
 * either side of a formula: without the tie a full stop can start a line. A percent sign stays with its number, as does a
 * times sign with both of its own, a particle with the bracket, term or reference before it. Runs before the formulas are
 * typeset.
 */
export function remarkTies() {
  return (tree: MarkdownNode): void => {
    walk(tree, (node) => {
      for (const name of WORDS) {
        const words = attribute(node, name)
        if (words) setAttribute(node, name, tieWords(words))
      }
      if (node.type === 'tied' || !node.children) return
      for (const [i, child] of node.children.entries())
        if (child.type === 'text') child.value = tieWords(child.value!, node.children[i - 1])
      if (node.children.some(isFormula)) node.children = tieFormulas(node.children)
    })
  }
}

/** Makes the space before a percent sign a narrow one, and joins numbers to × and Hangul to a closing bracket, all without a break. */
function tieWords(text: string, before?: MarkdownNode): string {
  const tied = text
    .replace(/(?<=\d) %/g, '\u202f%')
    .replace(/(?<=\d) × (?=\d)/g, '\u00a0×\u00a0')
    .replace(/(?<=[)\]])(?=\p{Script=Hangul})/gu, '\u2060')
  if (!before || isFormula(before)) return tied
  return tied.replace(/^ %/, '\u202f%').replace(/^(?=\p{Script=Hangul})/u, '\u2060')
}

function tieFormulas(children: readonly MarkdownNode[]): MarkdownNode[] {
  const result: MarkdownNode[] = []
  for (const [i, child] of children.entries()) {
    if (!isFormula(child)) {
      result.push(child)
      continue
    }
    const tied = [...cut(result.at(-1), BEFORE), child, ...cut(children[i + 1], AFTER)]
    result.push(tied.length > 1 ? { ...html('span', { className: ['tied'] }, tied), type: 'tied' } : child)
  }
  return result.filter((child) => child.value !== '')
}

/** Takes the text that matches off a text node. */
function cut(node: MarkdownNode | undefined, touching: RegExp): MarkdownNode[] {
  const taken = node?.type === 'text' ? touching.exec(node.value!)?.[0] : undefined
  if (!taken) return []
  node!.value = node!.value!.replace(touching, '')
  return [{ type: 'text', value: taken }]
}

function isFormula(node: MarkdownNode): boolean {
  return node.type === 'inlineMath'
}
