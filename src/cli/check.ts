/** `npm run check`: types of each layer and of the exercises' code, types of pages and components, lint and format, content. Runs all, then says which failed. */
import { succeeds } from './tool.ts'

const pureLayers = ['core', 'kernels', 'stats', 'i18n', 'onnx', 'pytorch']
const stages: readonly (readonly [string, ...string[]])[] = [
  ['node', 'src/cli/build-core.ts'],
  ...pureLayers.map((layer) => ['tsc', '-p', `src/${layer}`] as const),
  ['tsc', '-p', 'content'],
  ['astro', 'check'],
  ['svelte-check', '--tsconfig', 'tsconfig.svelte.json', '--fail-on-warnings'],
  ['biome', 'check', '--error-on-warnings'],
  ['node', 'src/cli/check-content.ts'],
]

const failed = stages.filter(([command, ...args]) => {
  console.log(`\n> ${command} ${args.join(' ')}`)
  return !succeeds(command, ...args)
})
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.map((stage) => stage.join(' ')).join(', ')}`)
  process.exit(1)
}
