import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { forbiddenImports } from './imports.ts'
import { linterConfiguration } from './linter.ts'
import { inexactMathematics } from './mathematics.ts'
import { table } from './table.ts'

const sources = new Map(
  ['src', 'content']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(ts|js|mjs|svelte|astro|mdx)$/.test(path) && !path.includes('/built/'))
    .map((path) => [path, readFileSync(path, 'utf8')]),
)

describe('the sources', () => {
  test('import only what the table allows', () => {
    expect(forbiddenImports(sources, table, manifest.imports)).toEqual([])
  })

  test('compute only what every engine computes to the same bits, in core, kernels and stats', () => {
    const exactLayers = [...sources].filter(([path]) => /^src\/(core|kernels|stats)\//.test(path))
    expect(exactLayers.flatMap(([path, text]) => inexactMathematics(path, text))).toEqual([])
  })

  test('are held to the same table by the linter; `npx vitest run -u tests/architecture` writes its file anew', async () => {
    const configuration = JSON.stringify(linterConfiguration(table, manifest.imports), undefined, 2)
    await expect(`${configuration}\n`).toMatchFileSnapshot('../../biome.imports.json')
  })
})

describe('the guard', () => {
  const rows = {
    'src/core': ['src/core'],
    'src/figures': ['src/figures', 'type src/core', 'svelte'],
    'src/site': ['any package'],
  }
  const aliases = { '#core/*': './src/core/*', '#figures/*': './src/figures/*' }
  const complaints = (path: string, text: string) => forbiddenImports(new Map([[path, text]]), rows, aliases)

  test.each([
    ['src/core/a.ts', `import { b } from '#figures/b.ts'`],
    ['src/core/a.ts', `import '../figures/b.ts'`],
    ['src/core/a.ts', `export * from '#figures/b.ts'`],
    ['src/core/a.ts', `const b = await import('#figures/b.ts')`],
    ['src/core/a.ts', `new Worker(new URL('../figures/b.ts', import.meta.url), { type: 'module' })`],
    ['src/core/a.ts', `import.meta.glob(['../figures/*.ts'])`],
    ['src/core/a.ts', `import fs from 'node:fs'`],
    ['src/core/a.ts', `type B = import('#figures/b.ts').B`],
    ['src/figures/a.ts', `import { b } from '#core/b.ts'`],
    ['src/figures/a.ts', `import { type B } from '#core/b.ts'`],
    ['src/figures/a.ts', `import { s } from 'svelte-other'`],
    ['src/figures/A.svelte', `<p>x</p>\n<script lang="ts">\nimport { b } from '#core/b.ts'\n</script>`],
    ['src/site/A.astro', `---\nimport { b } from '#core/b.ts'\n---\n<p>x</p>`],
    ['src/site/a.mdx', `import B from '../core/b.ts'\n\nProse.`],
    ['src/elsewhere/a.ts', ''],
  ])('refuses in %s: %s', (path, text) => {
    expect(complaints(path, text)).toHaveLength(1)
  })

  test.each([
    ['src/core/a.ts', `import { b } from './b.ts'`],
    ['src/core/a/a.ts', `import { b } from '#core/b.ts'`],
    ['src/figures/a.ts', `import type { B } from '#core/b.ts'\nimport { flip } from 'svelte/animate'`],
    ['src/site/a.ts', `import { readFileSync } from 'node:fs'\nimport katex from 'katex'`],
    ['src/core/a.ts', `// import { b } from '#figures/b.ts'`],
  ])('accepts in %s: %s', (path, text) => {
    expect(complaints(path, text)).toEqual([])
  })

  test.each([
    'Math.exp(1)',
    'Math.hypot(1, 2)',
    'const { log } = Math',
    'f(Math)',
    'Math["pow"](2, 3)',
    '2 ** 3',
    'x **= 2',
  ])('refuses the arithmetic %s', (text) => {
    expect(inexactMathematics('a.ts', text)).toHaveLength(1)
  })

  test('accepts exact arithmetic, and other arithmetic in comments', () => {
    expect(inexactMathematics('a.ts', '// Math.exp\nMath.fround(Math.sqrt(2)) * Math.max(1, 2)')).toEqual([])
  })
})
