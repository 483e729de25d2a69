/** What a chapter numbers: sections, equations, demos, worked examples, claims, exercises. Found in the text, so that pages and tests share it. */

export type LabelKind = 'section' | 'equation' | 'demo' | 'worked' | 'claim' | 'exercise'

/** One numbered thing. `id` is its anchor in every language and what `<Ref to>` names. */
export interface Label {
  readonly kind: LabelKind
  readonly id: string
  /** Chapter and count of its kind: `3.2`. */
  readonly number: string
  /** Of a section. */
  readonly title?: string
  /** In the file, from 1. */
  readonly line: number
}

/** A mistake of an author: one sentence, and where it is. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly line: number
  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

const NUMBERED: Readonly<Record<string, { kind: LabelKind; attribute: string }>> = {
  Equation: { kind: 'equation', attribute: 'id' },
  Demo: { kind: 'demo', attribute: 'id' },
  Worked: { kind: 'worked', attribute: 'id' },
  Evidence: { kind: 'claim', attribute: 'claim' },
  Exercise: { kind: 'exercise', attribute: 'id' },
}
const THING =
  /^##[ \t]+(?<heading>.+)$|<(?<element>Equation|Demo|Worked|Evidence|Exercise)\b(?<attributes>(?:"[^"]*"|[^">])*)>/gm
const LABELLED_HEADING = /^(.*\S)\s*\[#([a-z0-9-]+)\]\s*$/
const NOT_PROSE = /(?<![\s\S])---\n[\s\S]*?\n---$|^(`{3,})[\s\S]*?^\1|`[^`\n]*`|\{\/\*[\s\S]*?\*\/\}/gm

/**
 * The labels of a chapter's text, in order. An `<Evidence>` counts when it has `number`. Throws a ContentError for a
 * section without a label, mathematics in a heading, a missing id, and an id that occurs twice.
 */
export function scanLabels(source: string, chapter: number): Label[] {
  const prose = source.replace(NOT_PROSE, (text) => text.replace(/[^\n]/g, ' '))
  const labels: Label[] = []
  for (const match of prose.matchAll(THING)) {
    const line = lineAt(source, match.index)
    const { heading, element = '', attributes = '' } = match.groups ?? {}
    const written = source.slice(match.index, match.index + match[0].length)
    const found = heading ? section(written.replace(/^##\s+/, ''), line) : numbered(element, attributes, line)
    if (!found) continue
    const twin = labels.find((label) => label.id === found.id)
    if (twin) throw new ContentError(`The label “${found.id}” stands already in line ${twin.line}.`, line)
    const count = labels.filter((label) => label.kind === found.kind).length + 1
    labels.push({ ...found, number: `${chapter}.${count}` })
  }
  return labels
}

function section(heading: string, line: number): Omit<Label, 'number'> {
  const [, title, id] = LABELLED_HEADING.exec(heading) ?? []
  if (!title || !id) throw new ContentError(`The section “${heading}” needs a label: “## ${heading} [#its-id]”.`, line)
  if (/[${]/.test(title)) throw new ContentError('A heading holds words only, no mathematics and no braces.', line)
  return { kind: 'section', id, title: title.replace(/[`*]/g, ''), line }
}

function numbered(element: string, attributes: string, line: number): Omit<Label, 'number'> | undefined {
  const { kind, attribute } = NUMBERED[element]!
  if (kind === 'claim' && !/\snumber\b/.test(attributes.replace(/"[^"]*"/g, '""'))) return undefined
  const id = new RegExp(`\\s${attribute}="([^"]+)"`).exec(attributes)?.[1]
  if (!id) throw new ContentError(`<${element}> needs the attribute “${attribute}”.`, line)
  return { kind, id: labelOf(id), line }
}

/** The label of an experiment's or claim's id, `l2-penalty/digits`: its last part. */
export function labelOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

function lineAt(source: string, index: number): number {
  return source.slice(0, index).split('\n').length
}
