import { expect, test } from 'vitest'
import { command } from '../cli/command.ts'

test('every run of every ledger, all seeds, has the bits that it had', async () => {
  const { status, stdout, stderr } = await command('claims', ['--check'])
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^(\d+) of \1 runs$/m)
  expect(stdout).not.toContain('DISAGREES')
  expect(status).toBe(0)
})
