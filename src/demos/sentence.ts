/** The one sentence under a demo: what happened at the step of the play head. */
import type { NumberFormat } from '#i18n/numbers.ts'
import { metricAt } from './comparison.ts'
import type { DemoState } from './demo-state.svelte.ts'
import { formatMeasure, quantityOf } from './measure.ts'
import { indexAt } from './run-log.ts'
import type { Words } from './words.ts'

/** A piece of a sentence: plain, a number, or an arm's name. */
export interface SentencePart {
  readonly text: string
  readonly strong?: true
  readonly arm?: string
}

/** Stands in a template's text where a list of parts goes. */
const GAP = '\u0001'

export function sentenceOf(state: DemoState, words: Words, format: NumberFormat): readonly SentencePart[] {
  if (state.spec.kind === 'analysis') return numbersOf(state, words, format)
  const atEnd = state.head >= state.lastStep
  const measure = state.comparison?.measure ?? 'test.error'
  const shown = atEnd ? metricAt(measure, state.at) : 'validation.error'
  const values = state.logs.flatMap((log) => {
    const value = atEnd ? log.outcome?.metrics[shown] : log.tracks.get(shown)?.values[indexAt(log, state.head)]
    return value === undefined ? [] : [{ arm: log.arm, text: formatMeasure(quantityOf(measure), value, format) }]
  })
  if (values.length === 0) return [{ text: words.say('runningNow') }]
  const key = atEnd ? (state.at === 'end' ? 'atEnd' : 'atBest') : 'atStep'
  const template = words.say(key, {
    step: format.fixed(Math.floor(state.head), 0),
    measure: words.label(shown.split('@')[0]!),
    values: GAP,
  })
  const [before = '', after = ''] = template.split(GAP)
  const list = values.flatMap(({ arm, text }, index): SentencePart[] => {
    const separator = index === 0 ? '' : words.say(index === values.length - 1 ? 'listLast' : 'listNext')
    const [left = '', middle = '', right = ''] = words.say('valueOfArm', { value: GAP, arm: GAP }).split(GAP)
    const order = words.say('valueOfArm', { value: '1', arm: '2' })
    const valuePart: SentencePart = { text, strong: true }
    const armPart: SentencePart = { text: words.arm(arm), arm }
    const [one, two] = order.indexOf('1') < order.indexOf('2') ? [valuePart, armPart] : [armPart, valuePart]
    return [{ text: separator + left }, one, { text: middle }, two, { text: right }]
  })
  return [{ text: before }, ...list, { text: after }]
}

function numbersOf(state: DemoState, words: Words, format: NumberFormat): readonly SentencePart[] {
  const tracks = [...(state.logs[0]?.tracks.values() ?? [])]
  return tracks.flatMap(({ name, values }, index): SentencePart[] => [
    {
      text: `${index === 0 ? '' : words.say(index === tracks.length - 1 ? 'listLast' : 'listNext')}${words.label(name)} `,
    },
    { text: format.significant(values[0]!), strong: true },
    ...(index === tracks.length - 1 ? [{ text: '.' }] : []),
  ])
}
