import { spawn, spawnSync } from 'node:child_process'

/**
 * The environment in which the project's tools run. Whether it is production is for each of them to say: a build that a
 * test asks for is the build that readers get.
 */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  NODE_ENV: undefined,
  VITEST: undefined,
}

const options = { stdio: 'inherit', env: environment, shell: process.platform === 'win32' } as const

/** Runs one command with this terminal's input and output; answers whether it succeeded. */
export function succeeds(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, options).status === 0
}

/** The same while this process goes on. */
export function succeedsMeanwhile(command: string, ...args: readonly string[]): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(command, args, options)
    child.on('error', () => done(false))
    child.on('exit', (code) => done(code === 0))
  })
}

/** Runs one command; ends this process with an error code when it fails, since it has said why itself. */
export function run(command: string, ...args: readonly string[]): void {
  if (!succeeds(command, ...args)) process.exit(1)
}
