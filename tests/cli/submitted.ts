/** Progress files for the command that judges them, and what it says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { writeProgressFile } from '#exercises/progress/progress-file.ts'
import type { ExerciseRecord } from '#exercises/progress/record.ts'
import type { Finding } from '#exercises/verify.ts'
import { command } from './command.ts'

/** A folder for a test file's submissions. */
export function createFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'))
  const file = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  return {
    folder,
    file,
    progress: (name: string, records: readonly ExerciseRecord[], student = '') =>
      file(name, writeProgressFile(records, student, new Date(0))),
    remove: () => rmSync(folder, { recursive: true }),
  }
}

interface Report {
  readonly submissions: readonly {
    readonly name: string
    readonly problems: readonly string[]
    readonly findings: readonly Finding[]
  }[]
}

/** What the command says of these files. */
export async function verified(...files: readonly string[]) {
  const { status, stdout, stderr } = await command('verify', ['--json', ...files])
  expect(stderr).toBe('')
  return { status, submissions: (JSON.parse(stdout) as Report).submissions }
}
