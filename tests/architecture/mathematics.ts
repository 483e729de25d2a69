import ts from 'typescript'

/** What IEEE 754 and ECMAScript define to the last bit, and π. */
const exact = ['PI', 'abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc']

/**
 * One sentence for each use of engine-dependent arithmetic: a member of `Math` whose last bits differ between engines,
 * `Math` passed on as a whole, the operator `**`.
 */
export function inexactMathematics(path: string, text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken)
      found.push(`${path} uses the operator **`)
    if (ts.isIdentifier(node) && /^(Math|Mathf|NativeMathf?)$/.test(node.text)) {
      const member = ts.isPropertyAccessExpression(node.parent) ? node.parent.name.text : undefined
      if (member === undefined || !exact.includes(member)) found.push(`${path} uses ${node.parent.getText()}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return found
}
