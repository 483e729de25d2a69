/** The parsed chapter: Markdown nodes and MDX elements, as far as the plugins of this folder use them. */

interface Point {
  readonly line: number
  readonly column: number
  readonly offset?: number | undefined
}

export interface MarkdownNode {
  type: string
  position?: { readonly start: Point; readonly end: Point } | undefined
  children?: MarkdownNode[]
  value?: string
  /** Of a heading. */
  depth?: number
  /** Of a link. */
  url?: string
  /** Of an MDX element. */
  name?: string | null
  attributes?: Attribute[]
  data?: { hName?: string; hProperties?: Record<string, string | number | boolean | string[]> }
}

interface Attribute {
  type: string
  name?: string
  value?: unknown
}

/** The file under the plugin: its text, and how to fail the build at a place in it. */
export interface ChapterFile {
  readonly path: string
  readonly data: { astro?: { frontmatter?: Record<string, unknown> } }
  toString(): string
  fail(reason: string, place?: MarkdownNode['position'] | Point): never
}

/** Visits every node below and including `node`, parents first; what a visit puts in place of children is visited too. */
export function walk(
  node: MarkdownNode,
  visit: (node: MarkdownNode, ancestors: readonly MarkdownNode[]) => void,
  ancestors: readonly MarkdownNode[] = [],
): void {
  visit(node, ancestors)
  for (const child of [...(node.children ?? [])]) walk(child, visit, [...ancestors, node])
}

/** Turns `node` into another one in place; it keeps its position. */
export function become(node: MarkdownNode, other: MarkdownNode): void {
  const position = node.position
  for (const key of Object.keys(node)) delete node[key as keyof MarkdownNode]
  Object.assign(node, { position }, other)
}

/** Whether this is an MDX element, of this name if one is given. */
export function isElement(node: MarkdownNode | undefined, name?: string): boolean {
  return !!node?.type.startsWith('mdxJsx') && (name === undefined ? !!node.name : node.name === name)
}

/** The text of an attribute; an attribute without a value gives the empty string, a missing one `undefined`. */
export function attribute(node: MarkdownNode, name: string): string | undefined {
  const found = node.attributes?.find((candidate) => candidate.name === name)
  return found && (typeof found.value === 'string' ? found.value : '')
}

/** Sets an attribute of an MDX element, in place of one of the same name. */
export function setAttribute(node: MarkdownNode, name: string, value: string): void {
  node.attributes = (node.attributes ?? []).filter((candidate) => candidate.name !== name)
  node.attributes.push({ type: 'mdxJsxAttribute', name, value })
}

/** An MDX element with these attributes. */
export function element(
  kind: 'mdxJsxFlowElement' | 'mdxJsxTextElement',
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: MarkdownNode[] = [],
): MarkdownNode {
  const node: MarkdownNode = { type: kind, name, attributes: [], children }
  for (const [key, value] of Object.entries(attributes)) setAttribute(node, key, value)
  return node
}

/** A plain HTML element around Markdown. */
export function html(
  name: string,
  properties: Record<string, string | number | boolean | string[]>,
  children: MarkdownNode[],
): MarkdownNode {
  return { type: 'html-element', data: { hName: name, hProperties: properties }, children }
}
