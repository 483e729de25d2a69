/** Links as they arrive: some whole, most of them wrong in one way or another. A sequence of its own for each number. */
import { canonicalJson } from '#core/canonical-json.ts'
import { resolveArm } from '#core/resolve.ts'
import { threefry } from '#core/rng.ts'
import type { Spec } from '#core/spec.ts'
import { SpecError } from '#core/units.ts'
import { specWith } from '#demos/document.ts'
import { writeLink } from '#demos/link.ts'
import { readLink } from '#demos/read-link.ts'

const VALUES = [
  '0',
  '1',
  '0.1',
  '-1',
  '7',
  '120',
  '1e9',
  '1e-320',
  '0x10',
  ' 3 ',
  '',
  'NaN',
  'Infinity',
  'true',
  'end',
].concat([
  'best-validation',
  'sgd',
  '1,2',
  '٣',
  'plain',
  'landscape,confusion',
  '__proto__',
  '%',
  '%zz',
  '%00',
  '🙂',
  '9'.repeat(400),
])
const KEYS = [
  'v',
  'demo',
  'seed',
  'at',
  'step',
  'see',
  'hide',
  'lock',
  'theme',
  'arm',
  'change',
  'arm.',
  'change.',
  'change.5.',
]
  .concat([
    'arm.arm-3',
    'arm.arm-03',
    'arm.arm-999',
    'arm.plain',
    'arm.__proto__',
    'change.1',
    'change.1.seed',
    'change.-1.x',
  ])
  .concat([
    'change.1e3.x',
    '__proto__',
    'constructor',
    'a.b.c',
    'toString.x',
    'training.steps',
    'members',
    'model.0',
    '',
    '.',
  ])
const COMPARED = ['first', 'second', 'seeds']
const MEASURES = ['test.error', 'train.loss']
const GARBAGE = [...'&=#%.,-0179eE+ av\0\u2028😀[]{}"<>']

/** A link to the experiment `id`: plausible entries, of which some are foreign, then some characters changed. */
export function garbledLink(number: number, id: string, spec: Spec): string {
  let drawn = 0
  const below = (n: number) => threefry(number, 41, drawn++, 0)[0] % n
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!
  const arms = [...Object.keys(spec.arms), 'arm-2', 'arm-3', 'arm-4', 'arm-5']
  const path = () => {
    const control = one(spec.controls)
    return below(3) > 0 ? control : `${one(arms)}.${control}`
  }
  const side = () => `${one(arms)}/${one(MEASURES)}`
  const key = () => [path, path, () => `change.${below(700)}.${path()}`, () => one(KEYS)][below(4)]!()
  const value = () => (below(2) === 0 ? String(below(1000) / 10 ** below(5)) : one(VALUES))
  const entries = Array.from({ length: below(6) }, () => `${key()}=${value()}`)
  if (below(4) === 0) entries.unshift(`arm.arm-${2 + below(4)}=${one(arms)}`)
  if (below(4) === 0) entries.push(`${one(COMPARED)}=${one([side, side, value])()}`)
  if (below(8) === 0) entries.push(...Array.from({ length: 60 }, (_, k) => `change.${k + 1}.${path()}=${value()}`))
  const characters = [...`#v=1&demo=${id}&${entries.join('&')}`]
  const start = below(3) > 0 ? 9 + id.length : 0
  const changes = below(2) === 0 ? 0 : below(6)
  for (let k = 0; k < changes; k++) characters.splice(start + below(characters.length), below(3), one(GARBAGE))
  return characters.join('')
}

/**
 * Reads a link and checks what came of it: a state that comes back from its own link and that the core can resolve, or
 * one sentence.
 */
export function followed(link: string, id: string, spec: Spec): 'read' | 'refused' | 'another' {
  try {
    const demo = { id, spec, measures: MEASURES }
    const state = readLink(link, demo, [id])
    if (state === null) return 'another'
    const again = readLink(writeLink(id, state), demo)
    if (again === null || canonicalJson(again as never) !== canonicalJson(state as never))
      throw new Error(`${link} comes back otherwise.`)
    const own = specWith(spec, state.document)
    for (const arm of Object.keys(own.arms)) resolveArm(own, arm, state.document.settings)
    return 'read'
  } catch (error) {
    if (!(error instanceof SpecError) || error.message.length > 300) throw error
    return 'refused'
  }
}
