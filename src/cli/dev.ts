/** `npm run dev`: Astro's dev server, and a watch that rebuilds the kernels and the core's version when one is saved. */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { buildCore } from './build-core.ts'
import { environment } from './tool.ts'

const quietMs = 100

async function rebuild(): Promise<void> {
  try {
    console.log(`Core ${(await buildCore()).coreVersion} is built.`)
  } catch (error) {
    console.error((error as Error).message)
  }
}

let building = rebuild()
await building
let timer: NodeJS.Timeout | undefined
for (const folder of ['src/core', 'src/kernels'])
  watch(folder, { recursive: true }, (_event, file) => {
    if (file?.startsWith('built')) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      building = building.then(rebuild)
    }, quietMs)
  })

spawn('astro', ['dev', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: environment,
  shell: process.platform === 'win32',
}).on('exit', (code) => process.exit(code ?? 0))
