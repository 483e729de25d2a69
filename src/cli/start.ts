/** `npm start`: builds the site and serves it; `-- --base /course/reg/` does both for a sub-path. */
import { parseArgs } from 'node:util'
import { build } from './build.ts'
import { run } from './tool.ts'

const { base } = parseArgs({ options: { base: { type: 'string', default: '/' } } }).values
await build('--base', base)
run('node', 'src/cli/serve.ts', '--base', base)
