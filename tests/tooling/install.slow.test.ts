import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('npm ci accepts the lock file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'install-'))
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(name, join(folder, name))
  const { status, stderr } = spawnSync('npm', ['ci', '--dry-run'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  rmSync(folder, { recursive: true })
  expect(status, stderr).toBe(0)
})
