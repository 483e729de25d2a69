import { readFileSync, statSync } from 'node:fs'
import type { Language } from '#i18n/strings.ts'
import { parseBibliography, type Reference } from '../bibliography.ts'
import { citation } from '../cite.ts'
import { chapterSource } from './chapter-source.ts'
import { attribute, become, type ChapterFile, html, isElement, type MarkdownNode, setAttribute, walk } from './nodes.ts'

const FILE = 'content/references.bib'

/**
 * Writes out `<Cite key where>` as a link to the chapter's list of references, and gives `<References>` the works that
 * were cited, in the order of their first citation. Works that would be cited by the same words get a letter after the
 * year. An unknown key, a citation without a list, or a published result whose place in the paper is not named fails the
 * build.
 */
export function remarkCitations() {
  return (tree: MarkdownNode, file: ChapterFile): void => {
    const { language } = chapterSource(file.path)
    const references = readReferences()
    const citations: { readonly node: MarkdownNode; readonly key: string }[] = []
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
      if (!references.has(key)) file.fail(`${FILE} has no entry “${key}”.`, node.position)
      citations.push({ node, key })
    })
    const years = distinctYears(new Set(citations.map(({ key }) => key)), references, language)
    for (const { node, key } of citations) {
      const words = citation({ ...references.get(key)!, year: years.get(key)! }, language, attribute(node, 'where'))
      become(node, html('a', { className: ['cite'], href: `#${key}` }, [{ type: 'text', value: words }]))
    }
    if (years.size > 0 && lists.length !== 1)
      file.fail('A chapter that cites works ends with one <References />.', lists[1]?.position)
    for (const list of lists) setAttribute(list, 'works', [...years].map((work) => work.join(' ')).join(', '))
  }
}

/** The year of each work, with a letter where another one of these has the same authors and year in a citation. */
function distinctYears(
  keys: ReadonlySet<string>,
  references: ReadonlyMap<string, Reference>,
  language: Language,
): Map<string, string> {
  const words = (key: string) => citation(references.get(key)!, language)
  return new Map(
    [...keys].map((key) => {
      const reference = references.get(key)!
      const same = [...keys].filter((other) => words(other) === words(key))
      return [key, same.length > 1 ? reference.year + LETTERS[same.indexOf(key)] : reference.year]
    }),
  )
}

const LETTERS = 'abcdefgh'

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
