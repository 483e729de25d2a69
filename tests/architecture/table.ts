/**
 * Who may import whom. A file belongs to the row with the longest matching path; it may import what its row lists and
 * nothing else. `type x` allows `import type` from x; `any package` allows every npm package and every built-in module.
 * The linter's copy, biome.imports.json, is written from this table.
 */
export type Table = Readonly<Record<string, readonly string[]>>

const kernels = ['src/kernels', 'type src/core', 'src/core/functions.ts', 'src/core/rng.ts']
const figures = [
  'src/figures',
  'src/i18n',
  'type src/core',
  'type src/stats',
  'svelte',
  'd3-array',
  'd3-contour',
  'd3-scale',
  'd3-shape',
]
const runner = ['src/runner', 'src/core', 'src/kernels', 'src/onnx/write.ts', 'src/stats']
/** Not `strings.ts`, which has all languages: a page carries its own. */
const i18n = ['src/i18n/text.ts', 'src/i18n/numbers.ts', 'src/i18n/particles.ts', 'src/i18n/refusals.ts']
const demos = [
  'src/demos',
  'src/core',
  'src/onnx',
  'src/pytorch',
  'src/runner',
  'src/stats',
  ...i18n,
  'src/figures',
  'svelte',
]
const exercises = [
  'src/exercises',
  'src/core',
  'src/runner',
  'src/stats',
  'src/i18n',
  'src/figures',
  'src/demos',
  'svelte',
  '@codemirror/commands',
  '@codemirror/lang-javascript',
  '@codemirror/language',
  '@codemirror/state',
  '@codemirror/view',
  '@lezer/highlight',
  'idb',
]
const site = ['src', 'content', 'any package']

export const table: Table = {
  'src/core': ['src/core'],
  'src/kernels': kernels,
  'src/kernels/simd': ['src/kernels/simd'],
  'src/onnx': ['src/onnx', 'type src/core'],
  'src/onnx/session.ts': ['src/onnx', 'type src/core', 'onnxruntime-web'],
  'src/pytorch': ['src/pytorch', 'src/core', 'src/stats'],
  'src/runner': runner,
  'src/runner/environment-node.ts': [...runner, 'node:'],
  'src/runner/pool-node.ts': [...runner, 'node:'],
  'src/stats': ['src/stats', 'src/core'],
  'src/i18n': ['src/i18n', 'content/ui'],
  'src/figures': figures,
  'src/demos': demos,
  'src/exercises': exercises,
  'src/exercises/sandbox/run-in-node.ts': [...exercises, 'node:'],
  'src/exercises/sandbox/node-process.ts': [...exercises, 'node:'],
  'src/site': site,
  'src/pages': site,
  'src/content.config.ts': site,
  'src/cli': [
    'src/cli',
    'src/core',
    'src/kernels',
    'src/onnx',
    'src/runner',
    'src/stats',
    'src/exercises',
    'src/site/markdown/typed-numbers.ts',
    'content',
    'node:',
    'assemblyscript',
    'playwright-core',
    'subset-font',
    'unpdf',
  ],
  content: ['content', 'src/core/spec.ts', 'src/exercises/define.ts'],
}
