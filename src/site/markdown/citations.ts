import { readFileSync, statSync } from 'node:fs'
import { parseBibliography, type Reference } from '../bibliography.ts'
import { citation } from '../cite.ts'
import { chapterSource } from './chapter-source.ts'
import { attribute, become, type ChapterFile, html, isElement, type MarkdownNode, setAttribute, walk } from './nodes.ts'

const FILE = 'content/references.bib'

/**
 * Writes out `<Cite key where>` as a link to the chapter's list of references, and gives `<References>` the works that
 * were cited, in the order of their first citation. An unknown key, a citation without a list, or a published result
 * whose place in the paper is not named fails the build.
 */
export function remarkCitations() {
  return (tree: MarkdownNode, file: ChapterFile): void => {
    const { language } = chapterSource(file.path)
    const references = readReferences()
    const cited = new Set<string>()
    const lists: MarkdownNode[] = []
    walk(tree, (node) => {
      if (isElement(node, 'References')) lists.push(node)
      if (isElement(node, 'AtScale') && !citesPlace(node))
        file.fail(
          'An <AtScale> cites the table or page that was read in the paper: <Cite key="…" where="…" />.',
          node.position,
        )
      if (!isElement(node, 'Cite')) return
      const key = attribute(node, 'key') ?? ''
      const reference = references.get(key)
      if (!reference) file.fail(`${FILE} has no entry “${key}”.`, node.position)
      cited.add(key)
      const words = citation(reference, language, attribute(node, 'where'))
      become(node, html('a', { className: ['cite'], href: `#${key}` }, [{ type: 'text', value: words }]))
    })
    if (cited.size > 0 && lists.length !== 1)
      file.fail('A chapter that cites works ends with one <References />.', lists[1]?.position)
    for (const list of lists) setAttribute(list, 'keys', [...cited].join(' '))
  }
}

/** Whether a citation below this node names a place in the work. */
function citesPlace(node: MarkdownNode): boolean {
  let found = false
  walk(node, (below) => {
    if (isElement(below, 'Cite') && attribute(below, 'where')) found = true
  })
  return found
}

let read: { readonly changed: number; readonly references: Map<string, Reference> } | undefined

/** The works of the book's BibTeX file, read again when it has changed. */
export function readReferences(): Map<string, Reference> {
  const changed = statSync(FILE).mtimeMs
  if (read?.changed !== changed) read = { changed, references: parseBibliography(readFileSync(FILE, 'utf8')) }
  return read.references
}
