import { type Language, text } from '#i18n/strings.ts'
import { isChapter } from '../course.ts'
import { type ChapterSource, chapterSource, readChapter } from './chapter-source.ts'
import { attribute, type ChapterFile, html, isElement, type MarkdownNode, setAttribute, walk } from './nodes.ts'
import { ContentError, type Label, labelOf, scanLabels } from './scan-labels.ts'

/** What a chapter's page needs to know of its text: passed on as front matter. */
export interface Outline {
  readonly sections: readonly { readonly id: string; readonly number: string; readonly title: string }[]
  /** How often each verdict was given. */
  readonly verdicts: Readonly<Record<string, number>>
}

/**
 * Numbers sections, equations, demos, worked examples, claims and exercises, and resolves `<Ref to>`. Every component
 * learns the language of its text, the numbered ones also `number` and `label` (their anchor). The words of an exercise
 * refer to the labels of their chapter.
 */
export function remarkLabels() {
  return (tree: MarkdownNode, file: ChapterFile): void => {
    const chapter = chapterSource(file.path)
    const labels = scan(file, chapter)
    const verdicts: Record<string, number> = {}
    walk(tree, (node, ancestors) => {
      if (node.type === 'heading' && node.depth === 2) numberHeading(node, labels)
      if (!isElement(node) || !/^[A-Z]/.test(node.name!)) return
      setAttribute(node, 'language', chapter.language)
      const id = attribute(node, node.name === 'Evidence' ? 'claim' : 'id')
      const label = labels.find((candidate) => id !== undefined && candidate.id === labelOf(id))
      if (label && isNumbered(node)) {
        setAttribute(node, 'number', label.number)
        setAttribute(node, 'label', label.id)
      }
      const verdict = attribute(node, 'verdict')
      if (verdict) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
      if (node.name === 'Ref') resolveReference(node, ancestors, { file, chapter, labels })
    })
    const sections = labels.flatMap(({ kind, id, number, title }) =>
      kind === 'section' ? [{ id, number, title: title! }] : [],
    )
    const outline: Outline = { sections, verdicts }
    file.data.astro = { ...file.data.astro, frontmatter: { ...file.data.astro?.frontmatter, outline } }
  }
}

function scan(file: ChapterFile, chapter: ChapterSource): Label[] {
  if (chapter.exercise !== undefined) return scanLabels(readChapter(chapter.id, chapter.language) ?? '', chapter.number)
  try {
    return scanLabels(file.toString(), chapter.number)
  } catch (error) {
    if (error instanceof ContentError) file.fail(error.message, { line: error.line, column: 1 })
    throw error
  }
}

function isNumbered(node: MarkdownNode): boolean {
  return node.name === 'Evidence'
    ? attribute(node, 'number') !== undefined
    : /^(Equation|Demo|Worked|Exercise)$/.test(node.name!)
}

function numberHeading(node: MarkdownNode, labels: readonly Label[]): void {
  const last = node.children?.at(-1)
  const [mark, id] = /\s*\[#([a-z0-9-]+)\]\s*$/.exec(last?.value ?? '') ?? []
  if (!last || mark === undefined || id === undefined) return
  last.value = last.value!.slice(0, -mark.length)
  const number = labels.find((label) => label.id === id)?.number ?? ''
  node.data = { hProperties: { id } }
  node.children!.unshift(html('span', { className: ['section-number'] }, [{ type: 'text', value: `${number} ` }]))
}

interface Context {
  readonly file: ChapterFile
  readonly chapter: ChapterSource
  readonly labels: readonly Label[]
}

/** Gives `<Ref>` the attributes `chapter` (of another chapter), `anchor` and `text`; without `text` it prints the chapter's title. */
function resolveReference(node: MarkdownNode, ancestors: readonly MarkdownNode[], context: Context): void {
  const to = attribute(node, 'to') ?? ''
  const [first = '', second] = to.split('/')
  const own = context.labels.find((label) => label.id === (first === context.chapter.id ? second : to))
  if (own) {
    pointTo(node, ancestors, own, context.chapter.language)
    return
  }
  if (!isChapter(first) || (first === context.chapter.id && second !== undefined))
    context.file.fail(`There is no label “${to}” in this chapter, and no such chapter.`, node.position)
  setAttribute(node, 'chapter', first)
  if (second === undefined) return
  const source = readChapter(first, context.chapter.language)
  if (!source) context.file.fail(`The chapter “${first}” is not written: refer to it as a whole.`, node.position)
  const { number } = chapterSource(`${first}/${context.chapter.language}.mdx`)
  const label = scanLabels(source, number).find((candidate) => candidate.id === second)
  if (!label) context.file.fail(`The chapter “${first}” has no label “${second}”.`, node.position)
  pointTo(node, ancestors, label, context.chapter.language)
}

function pointTo(node: MarkdownNode, ancestors: readonly MarkdownNode[], label: Label, language: Language): void {
  const words = text(language, `reference.${label.kind}`, { number: label.number })
  setAttribute(node, 'anchor', label.id)
  setAttribute(node, 'text', startsSentence(node, ancestors) ? words.charAt(0).toUpperCase() + words.slice(1) : words)
}

function startsSentence(node: MarkdownNode, ancestors: readonly MarkdownNode[]): boolean {
  const parent = ancestors.at(-1)
  const before = parent?.children?.[parent.children.indexOf(node) - 1]
  return parent?.type === 'paragraph' && (before === undefined || /[.?!]\s+$/.test(before.value ?? ''))
}
