import type { Exercise } from '#exercises/define.ts'
import { createDigest } from '#stats/sha256.ts'
import { readExercise } from '../read-exercise.ts'
import { chapterSource } from './chapter-source.ts'
import { attribute, type ChapterFile, element, isElement, type MarkdownNode, setAttribute } from './nodes.ts'

const PARTS = ['Option', 'Why', 'Slip', 'Hint', 'Solution'] as const
type Part = (typeof PARTS)[number]

/**
 * Sets the words of an exercise in the order of its page, in whatever order they were written: the question, its options,
 * `<Answer>` (where a reader answers), what slips have done, the hints, the solution and why of each option. Options are
 * in an order that follows from their ids, and have letters. Words that the exercise needs and that are not there, or that
 * it does not know, fail the build.
 */
export function remarkExercise() {
  return (tree: MarkdownNode, file: ChapterFile): void => {
    const { id: chapter, exercise: name } = chapterSource(file.path)
    if (name === undefined) return
    const id = `${chapter}/${name}`
    const exercise = readExercise(id)
    const children = tree.children ?? []
    const parts = (part: Part) => children.filter((node) => isElement(node, part))
    const question = children.filter((node) => !PARTS.some((part) => isElement(node, part)))
    const needed = neededWords(exercise)
    for (const part of ['Option', 'Why', 'Slip'] as const) expectWords(file, part, parts(part), needed[part])
    if (parts('Solution').length !== 1) file.fail('An exercise has one <Solution>.', parts('Solution')[1]?.position)

    const options = shuffled(parts('Option'), id)
    const letters = new Map(options.map((option, index) => [attribute(option, 'id')!, String.fromCharCode(65 + index)]))
    for (const one of [...options, ...parts('Why')]) setAttribute(one, 'letter', letters.get(attribute(one, 'id')!)!)
    for (const option of options) setAttribute(option, 'exercise', id)
    const hints = parts('Hint')
    for (const [index, hint] of hints.entries()) {
      setAttribute(hint, 'number', String(index + 1))
      setAttribute(hint, 'count', String(hints.length))
    }
    const solution = parts('Solution')[0]!
    setAttribute(solution, 'exercise', id)
    const whys = parts('Why').toSorted((a, b) => (attribute(a, 'letter')! < attribute(b, 'letter')! ? -1 : 1))
    if (whys.length > 0) solution.children = [...solution.children!, group('Whys', {}, whys)]
    tree.children = [
      ...question,
      ...(options.length > 0 ? [group('Options', {}, options)] : []),
      group('Answer', { exercise: id }, []),
      ...parts('Slip'),
      ...hints,
      solution,
    ]
  }
}

const group = (name: string, attributes: Record<string, string>, children: readonly MarkdownNode[]) =>
  element('mdxJsxFlowElement', name, attributes, [...children])

/** The ids that options, whys and slips of an exercise have. */
function neededWords(exercise: Exercise): Record<'Option' | 'Why' | 'Slip', readonly string[]> {
  switch (exercise.kind) {
    case 'number':
      return { Option: [], Why: [], Slip: Object.keys(exercise.slips) }
    case 'choice':
      return { Option: exercise.options, Why: exercise.options, Slip: [] }
    case 'predict':
      return { Option: Object.keys(exercise.options), Why: [], Slip: [] }
    case 'tune':
    case 'lab':
      return { Option: [], Why: [], Slip: [] }
    case 'code':
    case 'hunt':
      return { Option: [], Why: [], Slip: exercise.slips }
  }
}

function expectWords(file: ChapterFile, part: Part, given: readonly MarkdownNode[], needed: readonly string[]): void {
  const ids = given.map((node) => attribute(node, 'id') ?? '')
  const missing = needed.find((id) => !ids.includes(id))
  if (missing !== undefined) file.fail(`The exercise needs <${part} id="${missing}">.`)
  const strange = ids.findIndex((id, index) => !needed.includes(id) || ids.indexOf(id) !== index)
  if (strange >= 0)
    file.fail(`The exercise has no place for this <${part} id="${ids[strange]}">.`, given[strange]!.position)
}

/** The same order for every reader and in every language, and not the author's. */
function shuffled(options: readonly MarkdownNode[], id: string): readonly MarkdownNode[] {
  const rank = (option: MarkdownNode) =>
    createDigest()
      .text(`${id} ${attribute(option, 'id')}`)
      .hex()
  return options.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}
