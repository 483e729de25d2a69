/** The English templates of all sentences by which a page can be refused something, read from the sources. */
import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** What pages run; `cli`, `site` and `kernels` refuse authors, and who types commands. */
const SOURCES = 'src/{core,demos,exercises,figures,onnx,pytorch,runner,stats}/**/*.ts'
/** These read what an author wrote, when the book is built, or a file on the command line. */
const NOT_ON_PAGES = [
  'src/core/check-claims.ts',
  'src/core/check-spec.ts',
  'src/core/spec-file.ts',
  'src/exercises/solutions.ts',
  'src/stats/claims.ts',
]
/** The errors that a page prints. The runner passes its own on, of whatever kind. */
const isPrinted = (error: string, file: string) =>
  ['SpecError', 'RunRefused'].includes(error) || (error === 'Error' && file.startsWith('src/runner/'))

/** Calls whose argument becomes a phrase of a sentence: the group of the phrase, by function and place (−1 is the last). */
const PHRASES: readonly { readonly group: string; readonly of: string; readonly at: number; readonly in?: string }[] = [
  { group: 'expected', of: 'refuse', at: 0, in: 'src/core/units.ts' },
  { group: 'expected', of: 'wrong', at: 1, in: 'src/exercises/progress/record.ts' },
  { group: 'why', of: 'refuse', at: -1, in: 'src/core/data/readers/read-table.ts' },
  { group: 'sentence', of: 'problems.push', at: 0, in: 'src/exercises/progress/progress-file.ts' },
  { group: 'advice', of: 'needTwo', at: 1 },
  { group: 'file', of: 'checkSize', at: 1 },
  { group: 'file', of: 'readDimensions', at: 1 },
  { group: 'entries', of: 'readDimensions', at: 2 },
  { group: 'unit', of: 'unitOf', at: 2 },
  { group: 'unit', of: 'completeUnit', at: 3 },
]
/** The phrase that a variable of a template stands for. */
const VARIABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'src/core/units.ts': { expected: 'expected', what: 'unit' },
  'src/core/lay-out.ts': { 'error.message': 'sentence' },
  'src/core/layers/normalization.ts': { advice: 'advice' },
  'src/core/data/readers/limits.ts': { what: 'file' },
  'src/core/data/readers/read-idx.ts': { 'lower(what)': 'file', name: 'entries' },
  'src/core/data/readers/read-table.ts': { why: 'why' },
  'src/exercises/progress/progress-file.ts': { 'error.message': 'sentence' },
  'src/exercises/progress/record.ts': { expected: 'expected' },
}

/** Templates by group; those of `sentence` are whole. Placeholders are numbered, those of phrases have the group's name. */
export function refusalTemplates(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const put = (group: string, templates: readonly string[]) => {
    if (!found.has(group)) found.set(group, new Set())
    for (const template of templates) found.get(group)!.add(template)
  }
  for (const file of globSync(SOURCES).filter((path) => !NOT_ON_PAGES.includes(path))) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && node.arguments?.[0] && isPrinted(node.expression.getText(), file))
        put('sentence', templatesOf(node.arguments[0], file))
      if (ts.isCallExpression(node))
        for (const { group, of, at, in: only = file } of PHRASES)
          if (node.expression.getText() === of && only === file) {
            const argument = node.arguments.at(at)
            const parts = argument && ts.isArrayLiteralExpression(argument) ? argument.elements : [argument]
            for (const part of parts) if (part) put(group, templatesOf(part, file))
          }
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return found
}

/** The forms of a text: literal parts, and between them the source of what is filled in. */
type Form = readonly (string | { readonly filledIn: string })[]

/** The templates of an expression; none where it has no words of its own, such as a sentence that is passed on. */
function templatesOf(expression: ts.Expression, file: string): string[] {
  return formsOf(expression)
    .filter((form) => form.some((part) => typeof part === 'string'))
    .map((form) => {
      let number = 0
      return form
        .map((part) => (typeof part === 'string' ? part : `{${VARIABLES[file]?.[part.filledIn] ?? ++number}}`))
        .join('')
    })
}

/** Every choice between words is another form. */
function formsOf(expression: ts.Expression): readonly Form[] {
  if (ts.isStringLiteralLike(expression)) return [[expression.text]]
  if (ts.isParenthesizedExpression(expression)) return formsOf(expression.expression)
  if (ts.isConditionalExpression(expression)) return [...formsOf(expression.whenTrue), ...formsOf(expression.whenFalse)]
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.BarBarToken)
    return [...formsOf(expression.left), ...formsOf(expression.right)]
  if (ts.isTemplateExpression(expression))
    return expression.templateSpans.reduce<readonly Form[]>(
      (forms, { expression: span, literal }) =>
        forms.flatMap((form) => formsOf(span).map((inner) => [...form, ...inner, literal.text])),
      [[expression.head.text]],
    )
  const written = ts.isIdentifier(expression) ? initializerOf(expression) : undefined
  return written && isText(written) ? formsOf(written) : [[{ filledIn: expression.getText() }]]
}

const isText = (node: ts.Expression): boolean =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateExpression(node) ||
  (ts.isConditionalExpression(node) && isText(node.whenTrue) && isText(node.whenFalse))

/** What a constant of a block around the identifier is set to. */
function initializerOf(identifier: ts.Identifier): ts.Expression | undefined {
  for (let block: ts.Node = identifier; block; block = block.parent)
    if (ts.isBlock(block) || ts.isSourceFile(block))
      for (const statement of block.statements)
        if (ts.isVariableStatement(statement))
          for (const { name, initializer } of statement.declarationList.declarations)
            if (name.getText() === identifier.text) return initializer
  return undefined
}
