import { execFile } from 'node:child_process'
import { resolve } from 'node:path'

export interface Ended {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs one of the commands in `src/cli` as a process of its own, in the project's root or another folder. */
export function command(name: string, args: readonly string[], folder = '.'): Promise<Ended> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [resolve('src/cli', `${name}.ts`), ...args],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        done({ status: error === null ? 0 : Number(error.code), stdout, stderr })
      },
    )
  })
}
