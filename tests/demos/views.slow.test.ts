/** Every view that a demo has to offer, looked at: it is not refused, it has its words, and it changes no bit. */
import { describe, expect, test } from 'vitest'
import { isOfEquation } from '#core/results.ts'
import type { Spec, TrainingSpec } from '#core/spec.ts'
import type { TrainingOutcome } from '#core/train/train.ts'
import { asPrinted, specWith } from '#demos/document.ts'
import { viewsFor } from '#demos/lab/fit-views.ts'
import { nameOf } from '#demos/panel-words.ts'
import { panelsAt } from '#demos/panels.ts'
import { emptyLog, withFrame } from '#demos/run-log.ts'
import { figureContext, wordsIn } from '#demos/words.ts'
import { tabulate } from '#figures/tabulate.ts'
import { languages } from '#i18n/strings.ts'
import { readExperiments } from '../../src/cli/experiments.ts'
import { run } from '../core/environments.ts'

const trainings = (await readExperiments()).filter(({ spec }) => spec.kind === 'training')

describe.each(trainings.map(({ id, spec }) => [id, spec as TrainingSpec] as const))('%s', (_, written) => {
  // What changes at a later step does not belong to a run of one.
  const spec = { ...written, changes: [] }
  test.each(Object.keys(spec.arms))('arm %s', (arm) => {
    const views = viewsFor(spec)
    expect(views.length).toBeGreaterThan(3)
    const made = (shown: Spec) => run(shown, { arm, settings: { [`${arm}.training.steps`]: 1 } }, undefined, 'frames')
    const looked = made(specWith(spec, { ...asPrinted, see: views }))
    const endOf = ({ outcome }: typeof looked) => {
      const { parameters, metrics } = outcome as TrainingOutcome
      return { parameters, metrics }
    }
    expect(endOf(looked)).toEqual(endOf(made(spec)))
    expect(Object.keys(endOf(looked).metrics)).not.toEqual([])
    const log = looked.frames.reduce(withFrame, emptyLog(arm))
    for (const language of languages) {
      const words = wordsIn(language)
      const context = figureContext(words, Object.keys(spec.arms))
      for (const panel of panelsAt([log], [], 1)) expect(nameOf(panel, words, context)).not.toBe('')
      const shown = looked.frames.at(-1)!.results.filter((result) => !isOfEquation(result))
      const results = shown.map((result) => ({ arm, result }))
      for (const { title } of tabulate(results, context)) expect(title).not.toBe('')
    }
  })
})
