/** How units say themselves in Python: pieces of text, which `src/pytorch` puts together as a notebook. */
import type { Json } from './units.ts'

/**
 * Python text as a template, without the indentation that it has in the source. A value of several lines keeps the
 * indentation of the place where it stands.
 */
export function python({ raw }: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const text = raw.reduce((before, part, k) => {
    const indentation = /\n( *)$/.exec(before)?.[1] ?? ''
    return before + String(values[k - 1]).replaceAll('\n', `\n${indentation}`) + part
  })
  const lines = text.replace(/^\n|\n *$/g, '').split('\n')
  const common = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)))
  return lines.map((line) => line.slice(common).trimEnd()).join('\n')
}

/** A value as Python writes it, on one line. */
export function literal(value: Json): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  const entries = Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [] : [`${JSON.stringify(key)}: ${literal(inner)}`],
  )
  return `{${entries.join(', ')}}`
}
