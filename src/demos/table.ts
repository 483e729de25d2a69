/** The numbers of a demo as a table: what it holds, and what it is called. */
import { isOfEquation, type Result } from '#core/results.ts'
import type { OfArm } from '#figures/types.ts'
import { conditionsOf, isOver } from './conditions.ts'
import type { DemoState } from './demo-state.svelte.ts'
import { pathsOf } from './document.ts'
import { optionOf } from './options.ts'
import { numbersAt, stateAt, trackSeries } from './run-log.ts'
import { valueText, type Words } from './words.ts'

/**
 * The numbers of every run over the steps, and what else it shows at the play head; of a training at its end with its
 * conditions.
 */
export function tableOf({ logs, head }: DemoState): readonly OfArm<Result>[] {
  return logs.flatMap((log): OfArm<Result>[] => [
    ...(log.steps.length > 1
      ? Array.from(log.tracks.values(), (track) => trackSeries(log, track))
      : numbersAt(log, head)
    ).map((result) => ({ arm: log.arm, result })),
    ...[...stateAt(log, head), ...(isOver(log, head) ? conditionsOf(log) : [])]
      .filter((result) => !isOfEquation(result))
      .map((result) => ({ arm: log.arm, result })),
  ])
}

/** "Strength λ 0.03, wrong labels 20 %, seed 0". */
export function settingsText(demo: DemoState, words: Words): string {
  const options = pathsOf(demo.printedSpec, demo.document).map((path) => {
    const option = optionOf(demo.spec, path)
    return `${words.option(option)} ${valueText(words, option, demo.valueOf(path))}`
  })
  return [...options, ...(demo.spec.kind === 'training' ? [`${words.say('seed')} ${demo.seed}`] : [])].join(', ')
}

export const tableCaption = (demo: DemoState, words: Words): string =>
  words.say('tableCaption', { settings: settingsText(demo, words) })
