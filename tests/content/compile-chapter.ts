import { globSync, readFileSync } from 'node:fs'
import { unified } from '@astrojs/markdown-remark'
import { chapterPlugins } from '#site/markdown/plugins.ts'

const renderer = unified({ remarkPlugins: chapterPlugins }).createMdxRenderer!(
  { syntaxHighlight: false, shikiConfig: {}, gfm: true, smartypants: true },
  { optimize: true, srcDir: new URL('../../src/', import.meta.url), sourcemap: false },
)

/** Every written chapter: its path and text. */
export const chapters = globSync('content/chapters/*/*.mdx')
  .sort()
  .map((path) => ({ path, source: readFileSync(path, 'utf8') }))

/** What the site makes of a chapter's text: JavaScript whose strings hold the HTML. Rejects with line and column. */
export async function compileChapter(
  source: string,
  path = 'content/chapters/l2-penalty/en.mdx',
): Promise<{ code: string; frontmatter: Record<string, unknown> }> {
  // The site, too, blanks the front matter and keeps its lines.
  const content = source.replace(/^---\n[\s\S]*?\n---/, (matter) => matter.replace(/[^\n]/g, ''))
  const { code } = await (await renderer).process(content, path, {})
  const frontmatter = /export const frontmatter = (\{[\s\S]*?\n\}|\{.*?\});?\n/.exec(code)?.[1] ?? '{}'
  return { code, frontmatter: new Function(`return ${frontmatter}`)() }
}
