import { text } from '#i18n/strings.ts'
import { chapterSource } from './chapter-source.ts'
import { become, type ChapterFile, html, isElement, type MarkdownNode, walk } from './nodes.ts'

/** A wide table scrolls by itself, with the keyboard too. */
const TABLE = { className: ['table'], tabIndex: 0, role: 'group' }

/**
 * Sets each run of `<Note>`s together with the block that follows it, so that styles can place them side by side, and
 * each run of `<Row>`s into one list, so that their columns line up. Tables get a frame that scrolls.
 */
export function remarkBlocks() {
  return (tree: MarkdownNode, file: ChapterFile): void => {
    const tableName = text(chapterSource(file.path).language, 'prose.table')
    walk(tree, (node, ancestors) => {
      if (node.type === 'html-element') return
      if (node.type === 'table' && ancestors.at(-1)?.type !== 'html-element')
        become(node, html('div', { ...TABLE, ariaLabel: tableName }, [{ ...node }]))
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
