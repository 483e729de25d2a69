/** Reads what each source file imports and compares it with the table. */
import { posix } from 'node:path'
import ts from 'typescript'
import type { Table } from './table.ts'

/** One import: the specifier as written, and whether it is a type import, which leaves no trace when run. */
export interface Import {
  readonly specifier: string
  readonly typeOnly: boolean
}

/** The script text of a source file: all of a .ts file; front matter and script elements of .astro and .svelte; import lines of .mdx. */
export function scriptOf(path: string, text: string): string {
  if (path.endsWith('.mdx')) return (text.match(/^import .*$/gm) ?? []).join('\n')
  if (!/\.(astro|svelte)$/.test(path)) return text
  const frontMatter = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? ''
  const elements = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1])
  return [frontMatter, ...elements].join('\n')
}

/** Every import, export from, dynamic import, `new URL(…, import.meta.url)` and `import.meta.glob` of a script. */
export function importsOf(script: string): Import[] {
  const found: Import[] = []
  const add = (node: ts.Node | undefined, typeOnly: boolean) => {
    if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, typeOnly })
    if (node && ts.isArrayLiteralExpression(node)) for (const element of node.elements) add(element, typeOnly)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    if (ts.isCallExpression(node)) {
      const callee = node.expression
      if (callee.kind === ts.SyntaxKind.ImportKeyword || callee.getText() === 'import.meta.glob')
        add(node.arguments[0], false)
    }
    if (ts.isNewExpression(node) && node.arguments?.[1]?.getText() === 'import.meta.url') add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('script.ts', script, ts.ScriptTarget.Latest, true))
  return found
}

/** Where a specifier leads: a path from the root of the project for our own files, else the package's specifier. */
export function resolveImport(
  importer: string,
  specifier: string,
  packageImports: Readonly<Record<string, string>>,
): string {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('.')) return posix.join(posix.dirname(importer), path)
  if (path.startsWith('/')) return path.slice(1)
  for (const [pattern, target] of Object.entries(packageImports)) {
    const prefix = pattern.slice(0, -1)
    if (path.startsWith(prefix)) return posix.normalize(target.slice(0, -1) + path.slice(prefix.length))
  }
  return path
}

function covers(prefix: string, path: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`) || (prefix.endsWith(':') && path.startsWith(prefix))
}

function allows(entry: string, target: string, typeOnly: boolean): boolean {
  if (entry === 'any package') return !covers('src', target) && !covers('content', target) && !target.startsWith('.')
  if (entry.startsWith('type ')) return typeOnly && covers(entry.slice(5), target)
  return covers(entry, target)
}

/** The row of the table that a file belongs to. */
export function rowOf(path: string, table: Table): string | undefined {
  return Object.keys(table)
    .filter((row) => covers(row, path))
    .sort((a, b) => b.length - a.length)[0]
}

/** One sentence for each import that the table forbids and each file without a row. `files`: path from the root to text. */
export function forbiddenImports(
  files: ReadonlyMap<string, string>,
  table: Table,
  packageImports: Readonly<Record<string, string>>,
): string[] {
  return [...files].flatMap(([path, text]) => {
    const row = rowOf(path, table)
    if (row === undefined) return [`${path} belongs to no row of the import table`]
    return importsOf(scriptOf(path, text)).flatMap(({ specifier, typeOnly }) => {
      const target = resolveImport(path, specifier, packageImports)
      if (table[row]?.some((entry) => allows(entry, target, typeOnly))) return []
      return [`${path} may not ${typeOnly ? 'import types from' : 'import'} '${specifier}'`]
    })
  })
}
