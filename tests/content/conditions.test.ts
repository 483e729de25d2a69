/** Conditions under which networks are evaluated: their figure has a name for each of them. */
import { expect, test } from 'vitest'
import { canonicalJson } from '#core/canonical-json.ts'
import { wordsIn } from '#demos/words.ts'
import { languages } from '#i18n/strings.ts'
import { readExperiments } from '../../src/cli/experiments.ts'

const experiments = (await readExperiments()).flatMap(({ id, spec }) =>
  spec.kind === 'training' && spec.conditions ? [{ id, spec, conditions: Object.entries(spec.conditions) }] : [],
)
const all = experiments.flatMap(({ conditions }) => conditions)

test.each(languages)('each condition has a name in %s', (language) => {
  const { label } = wordsIn(language)
  for (const [name] of all) expect(label(`condition-${name}`)).not.toBe('')
})

test('a name says the same in all experiments', () => {
  const known = new Map(all.map(([name, condition]) => [name, canonicalJson(condition)]))
  for (const [name, condition] of all) expect(canonicalJson(condition), name).toBe(known.get(name))
})

test.each(experiments)('$id measures the error, as its figure of conditions does', ({ spec }) => {
  expect(spec.show.map((probe) => (typeof probe === 'string' ? probe : probe.kind))).toContain('error')
})
