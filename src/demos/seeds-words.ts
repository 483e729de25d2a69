/** What a demo says of its seeds. */
import { numbers } from '#i18n/numbers.ts'
import { differenceFormat } from './claim-numbers.ts'
import type { Reading } from './comparison.ts'
import type { DemoState } from './demo-state.svelte.ts'
import { divergedWords } from './diverged-words.ts'
import { type OverSeeds, overSeedsOf } from './over-seeds.ts'
import { capitalised, type Words } from './words.ts'

/** "Test error, penalised minus plain, points"; "training output minus inference output"; empty where nothing is compared. */
export function comparisonTitle(demo: DemoState, words: Words): string {
  const { comparison } = demo.seeds
  if (comparison === null) return ''
  const { first, second } = comparison
  if (second === null) {
    const alone = aloneWords(demo, first, words)
    return capitalised(isShare(demo, first) ? words.say('inPercent', { measure: alone }) : alone)
  }
  const isOfMeasures = first.measure !== second.measure
  const difference = words.say('minus', sidesWords(first, second, words))
  const whole = isOfMeasures
    ? difference
    : words.say('difference', { measure: words.measure(first.measure), difference })
  return capitalised(isShare(demo, first) ? words.say('inPoints', { difference: whole }) : whole)
}

const isShare = (demo: DemoState, { measure }: Reading) => demo.quantityOf(measure).unit === 'percent'

/** A reading alone: of several arms with its arm. */
const aloneWords = ({ arms }: DemoState, { arm, measure }: Reading, words: Words) =>
  arms.length === 1 ? words.measure(measure) : `${words.measure(measure)} (${words.arm(arm)})`

/** Both readings by what they differ in. */
function sidesWords(first: Reading, second: Reading, words: Words) {
  const name = ({ arm, measure }: Reading) => {
    if (first.measure === second.measure) return words.arm(arm)
    return first.arm === second.arm ? words.measure(measure) : `${words.measure(measure)} (${words.arm(arm)})`
  }
  return { first: name(first), second: name(second) }
}

/** How many seeds are in, or what all of them say together; null where none is. */
export function seedsSentence(demo: DemoState, words: Words): string | null {
  const { comparison, differences } = demo.seeds
  if (comparison === null) return null
  const counts = { done: differences.length, seeds: comparison.seeds }
  if (demo.seeds.batch.busy) return words.say('seedsIn', counts)
  const interval = overSeedsOf(demo)
  if (interval !== null) return [doneWords(demo, interval, words), ...besideWords(demo, interval, words)].join(' ')
  if (demo.seeds.complete)
    return words.say('seedsBroken', {
      broken: differences.filter((difference) => !Number.isFinite(difference)).length,
      seeds: comparison.seeds,
    })
  return demo.seeds.batch.planned > 0 ? words.say('seedsStopped', counts) : null
}

function doneWords(demo: DemoState, interval: OverSeeds, words: Words): string {
  const { first, second, seeds } = demo.seeds.comparison!
  const { mean, low, high, misleading } = interval
  const points = isShare(demo, first) ? 'Points' : ''
  const say = differenceFormat(demo.quantityOf(first.measure), interval)
  const measured = { seeds, mean: say(mean), interval: numbers.interval(say(low), say(high)) }
  if (second === null) return words.say(`seedsAlone${points}`, { ...measured, measure: aloneWords(demo, first, words) })
  return words.say(`seedsDone${points}`, { ...measured, ...sidesWords(first, second, words), misleading })
}

/** By what margin seeds mislead where a claim has one, and which runs met a value that is not finite. */
function besideWords(demo: DemoState, { margin }: OverSeeds, words: Words): readonly string[] {
  const { comparison, diverged } = demo.seeds
  const { first, seeds } = comparison!
  const beyond = isShare(demo, first)
    ? (margin: number) => words.say('seedsMarginPoints', { margin: numbers.points(margin) })
    : (margin: number) => words.say('seedsMargin', { margin: numbers.short(margin) })
  return [
    ...(margin === null ? [] : [beyond(margin)]),
    ...Object.entries(diverged).flatMap(([arm, count]) =>
      count > 0 ? [divergedWords(words, words.arm(arm), count, seeds, demo.at)] : [],
    ),
  ]
}
