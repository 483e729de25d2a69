/**
 * Numbers that an author typed into prose. What was measured is printed by `<Claim>`, what was computed by `\computed`;
 * of the rest, mathematics stands in `$…$`, what a paper found in `<AtScale>`, settings are compared with the specs, and
 * others are explained.
 */
import { parseFrontmatter, unified } from '@astrojs/markdown-remark'
import remarkMath from 'remark-math'
import type { Spec } from '#core/spec.ts'
import { attribute, isElement, type MarkdownNode, walk } from './nodes.ts'
import { type SpecNumbers, specNumbers } from './spec-numbers.ts'
import { standardNumbers } from './standard-numbers.ts'

/** A stretch of words, and the line in which it begins. */
interface Words {
  readonly text: string
  readonly line: number
}

/** What stands between two headings, and the ids of the experiments and claims that it names. */
interface Section {
  readonly prose: Words[]
  readonly ids: Set<string>
}

/** Percentage points, and percent. */
const UNIT = '(?<points>\\s?%p|\\s(?:percentage\\s)?points?\\b)|(?<percent>\\s?%)'
/** A number, unless it is part of a name such as `L2` or `CIFAR-10`. */
const NUMBER = new RegExp(
  `(?<![\\d.,]|\\p{Script=Latin}[-‑]?)(?<value>−?\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?:${UNIT})?`,
  'gu',
)
/** Components whose numbers are an example's, or a cited paper's. */
const NOT_PROSE = ['Worked', 'Row', 'AtScale']
/** Korean for “a fifth”. */
const FRACTION = /\d+분의 \d+/g

/**
 * One sentence, with its line, for each number in a chapter's prose that is no setting of its section, and for each
 * explanation under `settings` in the front matter of something that the prose does not say. `specOf` finds the spec by
 * the id of an experiment or of one of its claims.
 */
export async function typedNumbers(source: string, specOf: (id: string) => Spec | undefined): Promise<string[]> {
  const { title, lead, summary, settings = {} } = parseFrontmatter(source).frontmatter
  const head = [title, lead, summary].map((text) => ({ text: String(text ?? ''), line: 1 }))
  const sections: readonly Section[] = [{ prose: head, ids: new Set() }, ...sectionsOf(await parse(source))]
  const explained = Object.keys(settings)
  const typed = sections.flatMap(({ prose, ids }) => {
    const specs = [...ids].flatMap((id) => specOf(id) ?? []).map(specNumbers)
    return prose.flatMap(({ text, line }) =>
      [...without(text, [...explained, ...Object.keys(standardNumbers)]).matchAll(NUMBER)]
        .filter(({ groups }) => !isSetting(groups!, specs))
        .map(
          ({ 0: number, index }) =>
            `line ${line + text.slice(0, index).split('\n').length - 1}: “${number}” is typed, and no setting of an experiment in its section. Print what was measured with <Claim>, what was computed with \\computed; write mathematics in $…$; or say in the front matter, under “settings”, what it is.`,
        ),
    )
  })
  const said = sections.flatMap(({ prose }) => prose).map(({ text }) => text)
  const idle = explained.filter((words) => said.every((text) => without(text, [words]) === without(text, [])))
  return [...typed, ...idle.map((words) => `“settings” explains “${words}”, which stands nowhere in the prose.`)]
}

/** Korean writes 0 and 1 where English has words for them. */
function isSetting(written: Readonly<Record<string, string | undefined>>, specs: readonly SpecNumbers[]): boolean {
  const value = Number(written.value!.replaceAll(',', '').replace('−', '-'))
  const inHundreds = (shares: ReadonlySet<number>) => [...shares].some((share) => Math.abs(share * 100 - value) < 1e-9)
  if (written.points !== undefined) return specs.some(({ margins }) => inHundreds(margins))
  if (written.percent !== undefined) return specs.some(({ shares }) => inHundreds(shares))
  return value === 0 || value === 1 || specs.some(({ plain }) => plain.has(value))
}

/** The text with blanks in place of fractions in words and of these stretches, which end no number halfway. */
function without(text: string, stretches: readonly string[]): string {
  const blank = (found: string) => found.replace(/\S/g, ' ')
  return stretches.reduce(
    (rest, stretch) => {
      const words = stretch.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').split(' ')
      return rest.replace(new RegExp(`(?<![\\d.,])${words.join('\\s')}(?!\\d|[.,]\\d|${UNIT})`, 'g'), blank)
    },
    text.replace(FRACTION, blank),
  )
}

async function parse(source: string): Promise<MarkdownNode> {
  let parsed: MarkdownNode = { type: 'root' }
  const keep = () => (tree: unknown) => {
    parsed = tree as MarkdownNode
  }
  const renderer = await unified({ remarkPlugins: [remarkMath, keep] }).createMdxRenderer!(
    { syntaxHighlight: false, shikiConfig: {}, gfm: true, smartypants: false },
    { optimize: false, srcDir: new URL('../../', import.meta.url), sourcemap: false },
  )
  // Without front matter, its lines kept.
  const text = source.replace(/^---\n[\s\S]*?\n---/, (matter) => matter.replace(/[^\n]/g, ''))
  await renderer.process(text, 'chapter.mdx', {})
  return parsed
}

function sectionsOf(tree: MarkdownNode): readonly Section[] {
  const sections: Section[] = [{ prose: [], ids: new Set() }]
  walk(tree, (node, ancestors) => {
    if (node.type === 'heading' && node.depth === 2) sections.push({ prose: [], ids: new Set() })
    const { prose, ids } = sections.at(-1)!
    const say = (text: string) => prose.push({ text, line: node.position?.start.line ?? 1 })
    const attributesOf = (names: readonly string[]) => names.flatMap((name) => attribute(node, name) ?? [])
    for (const id of attributesOf(['id', 'claim', 'live', 'experiment'])) ids.add(id)
    if ([...ancestors, node].some((one) => NOT_PROSE.some((name) => isElement(one, name)))) return
    for (const text of attributesOf(['caption', 'quote', 'condition'])) say(text)
    // What a link says may be the end of its address, such as that of a work.
    if (node.type === 'text' && !ancestors.at(-1)?.url?.endsWith(node.value!.replace(/^doi:/, ''))) say(node.value!)
  })
  return sections
}
