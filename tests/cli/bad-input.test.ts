/** What cannot be run is answered in a sentence. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { small } from '../core/environments.ts'
import { command } from './command.ts'

const ID = 'l2-penalty/digits'
const folder = mkdtempSync(join(tmpdir(), 'bad-input-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text?: string) => {
  const path = join(folder, name)
  if (text !== undefined) writeFileSync(path, text)
  return path
}

test.concurrent.each<[string, readonly string[], readonly string[]]>([
  ['an unknown id', ['l2-penalty/digit'], ['no experiment “l2-penalty/digit”', 'l2-penalty/digits']],
  ['a file that is not there', [file('none.json')], ['There is no file', 'none.json']],
  ['a file that is not JSON', [file('words.json', '{\n  "kind": training\n}\n')], ['words.json” is not JSON']],
  [
    'a malformed spec',
    [file('spec.json', JSON.stringify({ ...small, model: [{ kind: 'dense' }, 'relu'] }))],
    ['“model.1”', '“kind”'],
  ],
  ['an unknown arm', [ID, '--arm', 'nobody'], ['no arm “nobody”', 'plain, penalised']],
  [
    'a value out of range',
    [ID, '--set', 'data.train=5'],
    ['“data.train” must be a whole number from 20 to 800, not 5'],
  ],
  ['a path that names nothing', [ID, '--set', 'data.noise=1'], ['“noise”', 'labelNoise']],
  ['a setting without a value', [ID, '--set', 'data.train'], ['“--set data.train” must have the form path=value']],
  ['seeds in words', [ID, '--seeds', 'some'], ['“--seeds some” must be a seed']],
  ['no steps', [ID, '--steps', '0'], ['“training.steps” must be a whole number from 1']],
  ['an unknown option', [ID, '--sed', '5'], ['--sed', 'Usage']],
  [
    'a model of several seeds',
    [ID, '--seeds', '0..1', '--onnx', file('x.onnx')],
    ['“--onnx” takes the model of one seed'],
  ],
  ['a model of an analysis', ['l2-penalty/one-step', '--onnx', file('x.onnx')], ['trains no model']],
  ['a folder that is not there', [ID, '--steps', '1', '--onnx', file('no/x.onnx')], ['cannot be written']],
])('%s: one line on stderr, nothing on stdout, exit code 1', async (_, args, words) => {
  const { status, stdout, stderr } = await command('experiment', [...args, '--json'])
  for (const word of words) expect(stderr).toContain(word)
  expect(stderr).toMatch(/^\S[^\n]*\n$/)
  expect(stdout).toBe('')
  expect(status).toBe(1)
})
