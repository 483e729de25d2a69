import type { Table } from './table.ts'

/**
 * The import table as configuration of the linter, which knows specifiers, not files, and does not tell type imports
 * from others: it is the coarse net that answers in the editor; the test of the import graph is the fine one.
 */
export function linterConfiguration(table: Table, packageImports: Readonly<Record<string, string>>): object {
  const governed = Object.entries(table).filter(([, entries]) => !entries.includes('any package'))
  return {
    overrides: governed.map(([row, entries]) => {
      const names = entries.map((entry) => specifierFor(entry.replace('type ', ''), packageImports))
      const allowed = names.flatMap((name) => (name.endsWith(':') ? [`${name}*`, `${name}*/**`] : [name, `${name}/**`]))
      const group = ['**', ...['./**', '../**', ...allowed].map((pattern) => `!${pattern}`)]
      const options = { patterns: [{ group, message: `${row} may import only ${entries.join(', ')}.` }] }
      return {
        includes: [row.endsWith('.ts') ? row : `${row}/**`],
        linter: { rules: { style: { noRestrictedImports: { level: 'error', options } } } },
      }
    }),
  }
}

/** How other layers write this path: `src/core/rng.ts` is `#core/rng.ts`. */
function specifierFor(path: string, packageImports: Readonly<Record<string, string>>): string {
  for (const [pattern, target] of Object.entries(packageImports)) {
    const folder = target.slice(2, -2)
    if (`${path}/`.startsWith(`${folder}/`)) return path.replace(folder, pattern.slice(0, -2))
  }
  return path
}
