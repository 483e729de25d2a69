/** Whatever an experiment shows has words in every language: titles, summaries, tables, controls. */
import { describe, expect, test } from 'vitest'
import { optionOf } from '#core/resolve.ts'
import { isOfEquation } from '#core/results.ts'
import type { Spec } from '#core/spec.ts'
import { wordsOf } from '#demos/panel-words.ts'
import { panelsAt } from '#demos/panels.ts'
import { emptyLog, measuresOf, type RunLog, withFrame } from '#demos/run-log.ts'
import { figureContext, wordsIn } from '#demos/words.ts'
import { tabulate } from '#figures/tabulate.ts'
import { languages } from '#i18n/strings.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { execute } from '#runner/execute.ts'
import { readExperiments } from '../../src/cli/experiments.ts'

const experiments = await readExperiments()
const environment = await loadEnvironment()

/** The first frames of a run: they name what all do. */
function beginning(spec: Spec, arm: string): RunLog {
  const short =
    spec.kind === 'analysis'
      ? spec
      : { ...spec, training: { ...spec.training, steps: 2, measureEvery: 1 }, changes: [] }
  const request = { type: 'run', id: 0, spec: short, key: { arm, settings: {}, seed: 0 }, purpose: 'frames' } as const
  const { turns } = execute(request, environment)
  let log = emptyLog(arm)
  for (let turn = turns.next(); ; turn = turns.next()) {
    if (turn.done) return { ...log, outcome: turn.value }
    if (turn.value) log = withFrame(log, turn.value)
  }
}

describe.each(experiments)('$id', ({ spec }) => {
  const arms = Object.keys(spec.arms)
  const logs = arms.map((arm) => beginning(spec, arm))

  test.each(languages)('in %s', (language) => {
    const words = wordsIn(language)
    const context = figureContext(words, arms)
    const panels = panelsAt(logs, [], 2)
    for (const panel of panels) {
      const { title, summary } = wordsOf(panel, words, context, 2)
      expect(`${title} ${summary}`).not.toMatch(/undefined|NaN/)
      if (panel.kind === 'matrix')
        for (const side of ['rows', 'columns']) expect(words.label(`${panel.table.name}-${side}`)).not.toBe('')
    }
    const results = logs.flatMap(({ arm, states, tracks }) => [
      ...(states.at(-1) ?? []).filter((result) => !isOfEquation(result)).map((result) => ({ arm, result })),
      ...Array.from(tracks.values(), ({ values, ...number }) => ({
        arm,
        result: { ...number, shape: 'number', value: values[0]! } as const,
      })),
    ])
    expect(results.length).toBeGreaterThan(0)
    for (const { columns, rows } of tabulate(results, context)) expect(columns.length * rows.length).toBeGreaterThan(0)
    for (const measure of measuresOf(logs)) expect(words.measure(measure)).not.toBe('')
    for (const path of spec.controls.filter((control) => control !== 'seed')) {
      const option = optionOf(spec, path)
      expect(words.option(option)).not.toBe('')
      if (option.declaration.type === 'choice')
        for (const choice of option.declaration.choices) expect(words.choice(option, choice)).not.toBe('')
    }
  })
})
