import { text } from '#i18n/strings.ts'
import { bindSymbols } from './bind-symbols.ts'
import { chapterSource, readChapter } from './chapter-source.ts'
import { checkComputed } from './computed-numbers.ts'
import { attribute, become, type ChapterFile, element, html, isElement, type MarkdownNode, walk } from './nodes.ts'
import { authorsSymbols, type PageSymbols, pageSymbols } from './page-symbols.ts'
import { inParts, renderTex, TexError, withBreaks } from './render-tex.ts'

/** The text of the narrowest screen (320 px) is this wide, in ems of a display formula. */
const NARROWEST = 14

/**
 * Typesets mathematics at build time, its live letters marked. The HTML goes past MDX's JSX in one piece, as
 * `<Fragment set:html>`. A display breaks where it is wider than its column; one with a part that may be wider than a
 * phone, or with live letters, can be reached with the keyboard.
 * The page learns as front matter what its live letters are called. Bad TeX fails the build at its place.
 */
export function remarkMathematics() {
  return (tree: MarkdownNode, file: ChapterFile): void => {
    const { id, language, exercise } = chapterSource(file.path)
    // An exercise stands on its chapter's page: the letters are those of the demos there.
    const source = exercise === undefined ? file.toString() : (readChapter(id, language) ?? '')
    const page = pageSymbols(source, language, authorsSymbols(id))
    const frontmatter = { ...file.data.astro?.frontmatter, symbolNames: Object.fromEntries(page.live) }
    file.data.astro = { ...file.data.astro, frontmatter }
    walk(tree, (node, ancestors) => {
      const formula = displayIn(node, file) ?? node
      if (formula.type !== 'math' && formula.type !== 'inlineMath') return
      const worked = ancestors.findLast((ancestor) => isElement(ancestor, 'Worked'))
      const experiment = worked && attribute(worked, 'experiment')
      const display = formula !== node || formula.type === 'math'
      const typeset = renderAt(formula, { display, experiment, file, page })
      if (!display) return become(node, fragment('mdxJsxTextElement', withBreaks(typeset)))
      const equation = ancestors.findLast((ancestor) => isElement(ancestor, 'Equation'))
      const number = equation && attribute(equation, 'number')
      const name = number ? text(language, 'prose.equation', { number }) : text(language, 'prose.formula')
      const { html: parts, widest } = inParts(typeset, NARROWEST)
      const stops = widest > NARROWEST ? { tabIndex: 0 } : {}
      const named = stops.tabIndex === 0 || typeset.includes('data-symbol') ? { role: 'group', ariaLabel: name } : {}
      const properties = { className: ['display'], ...stops, ...named }
      become(node, html('div', properties, [fragment('mdxJsxFlowElement', parts)]))
    })
  }
}

/** A paragraph that holds `$$ … $$` on one line and nothing else is a display, as authors expect. */
function displayIn(node: MarkdownNode, file: ChapterFile): MarkdownNode | undefined {
  const only = node.children?.length === 1 ? node.children[0]! : undefined
  if (node.type !== 'paragraph' || only?.type !== 'inlineMath') return undefined
  return file.toString().startsWith('$$', only.position?.start.offset) ? only : undefined
}

function fragment(kind: 'mdxJsxFlowElement' | 'mdxJsxTextElement', markup: string): MarkdownNode {
  return element(kind, 'Fragment', { 'set:html': markup })
}

interface Setting {
  readonly display: boolean
  readonly experiment: string | undefined
  readonly file: ChapterFile
  readonly page: PageSymbols
}

function renderAt(formula: MarkdownNode, { display, experiment, file, page }: Setting): string {
  try {
    const tex = checkComputed(formula.value!, experiment)
    // As written first: a mistake is found at its place, and the letters are only looked for in good TeX.
    renderTex(tex, display)
    return renderTex(bindSymbols(tex, page), display)
  } catch (error) {
    if (error instanceof TexError) file.fail(error.message, placeOf(formula, error.index, file))
    throw error
  }
}

/** Line and column in the file of a character of the formula. */
function placeOf(formula: MarkdownNode, index: number, file: ChapterFile): { line: number; column: number } {
  const start = formula.position!.start
  const before = formula.value!.slice(0, index).split('\n')
  const line = start.line + before.length - (formula.type === 'math' ? 0 : 1)
  const written = formula.value!.split('\n')[before.length - 1]!
  const from = before.length === 1 && formula.type === 'inlineMath' ? start.column - 1 : 0
  const indent = (file.toString().split('\n')[line - 1] ?? '').indexOf(written, from)
  return { line, column: Math.max(indent, 0) + before.at(-1)!.length + 1 }
}
