import { type ChapterFile, html, isElement, type MarkdownNode, walk } from './nodes.ts'

/**
 * Sets each run of `<Note>`s together with the block that follows it, so that styles can place them side by side, and
 * each run of `<Row>`s into one list, so that their columns line up.
 */
export function remarkBlocks() {
  return (tree: MarkdownNode, file: ChapterFile): void => {
    walk(tree, (node) => {
      if (node.type === 'html-element') return
      if (!node.children?.some((child) => isElement(child, 'Note') || isElement(child, 'Row'))) return
      const blocks: MarkdownNode[] = []
      const waiting = [...node.children]
      while (waiting.length > 0) {
        const notes = takeAll(waiting, 'Note')
        const rows = takeAll(waiting, 'Row')
        const block = rows.length > 0 ? html('dl', { className: ['rows'] }, rows) : waiting.shift()
        if (notes.length === 0) blocks.push(block!)
        else if (block) blocks.push(html('div', { className: ['noted'] }, [...notes, block]))
        else
          file.fail('A note stands before the block that it belongs to; nothing follows this one.', notes[0]!.position)
      }
      node.children = blocks
    })
  }
}

function takeAll(nodes: MarkdownNode[], name: string): MarkdownNode[] {
  const taken: MarkdownNode[] = []
  while (isElement(nodes[0], name)) taken.push(nodes.shift()!)
  return taken
}
