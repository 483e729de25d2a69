/** Python on this machine, if there is one: the one that `PYTHON` names, else `python3`. */
import { spawnSync } from 'node:child_process'

const command = process.env.PYTHON ?? 'python3'

/** Runs a program that reads `input`; gives what it printed. Throws what it complained of. */
export function runPython(program: string, input = ''): string {
  const { status, stdout, stderr } = spawnSync(command, ['-c', program], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(stderr || `“${command}” does not run`)
  return stdout
}

const runs = (program: string): boolean => {
  try {
    runPython(program)
    return true
  } catch {
    return false
  }
}
export const hasPython = runs('')
export const hasTorch = hasPython && runs('import torch')
