/** What a demo says of its seeds. */
import { numbers } from '#i18n/numbers.ts'
import { differenceFormat } from './claim-numbers.ts'
import type { DemoState } from './demo-state.svelte.ts'
import { divergedWords } from './diverged-words.ts'
import { quantityOf } from './measure.ts'
import { type OverSeeds, overSeedsOf } from './over-seeds.ts'
import { capitalised, type Words } from './words.ts'

/** "Test error, penalised minus plain, points"; empty where nothing is compared. */
export function differenceTitle({ comparison, spec }: DemoState, words: Words): string {
  if (comparison === null) return ''
  const { first, second, measure } = comparison
  return capitalised(
    words.say(quantityOf(spec, measure).unit === 'percent' ? 'differencePoints' : 'difference', {
      measure: words.label(measure),
      first: words.arm(first),
      second: words.arm(second),
    }),
  )
}

/** How many seeds are in, or what all of them say together; null where none is. */
export function seedsSentence(demo: DemoState, words: Words): string | null {
  const { comparison, differences } = demo
  if (comparison === null) return null
  const counts = { done: differences.length, seeds: comparison.seeds }
  if (demo.seedsRunning) return words.say('seedsIn', counts)
  const interval = overSeedsOf(demo)
  if (interval !== null) return [doneWords(demo, interval, words), ...besideWords(demo, interval, words)].join(' ')
  if (demo.seedsComplete)
    return words.say('seedsBroken', {
      broken: differences.filter((difference) => !Number.isFinite(difference)).length,
      seeds: comparison.seeds,
    })
  return demo.seedBatch.planned > 0 ? words.say('seedsStopped', counts) : null
}

function doneWords({ comparison, spec }: DemoState, interval: OverSeeds, words: Words): string {
  const { first, second, measure, seeds } = comparison!
  const { mean, low, high, misleading } = interval
  const quantity = quantityOf(spec, measure)
  const say = differenceFormat(quantity, interval)
  return words.say(quantity.unit === 'percent' ? 'seedsDonePoints' : 'seedsDone', {
    seeds,
    first: words.arm(first),
    second: words.arm(second),
    difference: say(mean),
    interval: numbers.interval(say(low), say(high)),
    misleading,
  })
}

/** By what margin seeds mislead where a claim has one, and which runs met a value that is not finite. */
function besideWords(
  { comparison, divergedSeeds, spec, at }: DemoState,
  { margin }: OverSeeds,
  words: Words,
): readonly string[] {
  const { first, second, measure, seeds } = comparison!
  const isShare = quantityOf(spec, measure).unit === 'percent'
  const beyond = isShare
    ? (margin: number) => words.say('seedsMarginPoints', { margin: numbers.points(margin) })
    : (margin: number) => words.say('seedsMargin', { margin: numbers.short(margin) })
  return [
    ...(margin === null ? [] : [beyond(margin)]),
    ...[first, second].flatMap((arm, k) => {
      const count = divergedSeeds[k]!
      return count > 0 ? [divergedWords(words, words.arm(arm), count, seeds, at)] : []
    }),
  ]
}
