import { html, type MarkdownNode, walk } from './nodes.ts'

/** What touches a formula: the rest of a word, with no space that a line may break at. */
const BEFORE = /(?:\S|[\u00a0\u202f])+$/
const AFTER = /^(?:\S|[\u00a0\u202f])+/
/** A space before a percent sign; the number may be an element before this text. */
const PERCENT = /(?<=\d|^) %/g

/**
 * Ties an inline formula to the punctuation or Korean particle that touches it, since a browser may break a line on
 * either side of a formula: without the tie a full stop can start a line. A percent sign stays with its number. Runs before the formulas are typeset.
 */
export function remarkTies() {
  return (tree: MarkdownNode): void => {
    walk(tree, (node) => {
      if (node.type === 'text') node.value = node.value!.replace(PERCENT, '\u202f%')
      if (node.type === 'tied' || !node.children?.some((child) => child.type === 'inlineMath')) return
      const children: MarkdownNode[] = []
      for (const [i, child] of node.children.entries()) {
        if (child.type !== 'inlineMath') {
          children.push(child)
          continue
        }
        const before = cut(children.at(-1), BEFORE)
        const after = cut(node.children[i + 1], AFTER)
        const tied = [...before, child, ...after]
        children.push(tied.length > 1 ? { ...html('span', { className: ['tied'] }, tied), type: 'tied' } : child)
      }
      node.children = children.filter((child) => child.value !== '')
    })
  }
}

/** Takes the text that matches off a text node. */
function cut(node: MarkdownNode | undefined, touching: RegExp): MarkdownNode[] {
  const taken = node?.type === 'text' ? touching.exec(node.value!)?.[0] : undefined
  if (!taken) return []
  node!.value = node!.value!.replace(touching, '')
  return [{ type: 'text', value: taken }]
}
