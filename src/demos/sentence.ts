/** The one sentence under a demo: what happened at the step of the play head. */
import type { NumberFormat } from '#i18n/numbers.ts'
import { metricAt } from './comparison.ts'
import type { DemoState } from './demo-state.svelte.ts'
import { formatMeasure, quantityOf } from './measure.ts'
import { indexAt } from './run-log.ts'
import { capitalised, type Words } from './words.ts'

/** A piece of a sentence: plain, a number, or an arm's name. */
export interface SentencePart {
  readonly text: string
  readonly strong?: true
  readonly arm?: string
}

/** Stands in a template's text where a list of parts goes. */
const GAP = '\u0001'

export function sentenceOf(demo: DemoState, words: Words, format: NumberFormat): readonly SentencePart[] {
  if (demo.spec.kind === 'analysis') return numbersOf(demo, words, format)
  const atEnd = demo.head >= demo.lastStep
  const measure = demo.seeds.comparison?.first.measure ?? 'test.error'
  const shown = atEnd ? metricAt(measure, demo.at) : 'validation.error'
  const values = demo.logs.flatMap((log) => {
    const value = atEnd ? log.outcome?.metrics[shown] : log.tracks.get(shown)?.values[indexAt(log, demo.head)]
    return value === undefined
      ? []
      : [{ arm: log.arm, text: formatMeasure(quantityOf(demo.spec, measure), value, format) }]
  })
  if (values.length === 0) return [{ text: words.say('runningNow') }]
  const key = atEnd ? (demo.at === 'end' ? 'atEnd' : 'atBest') : 'atStep'
  const template = words.say(key, {
    step: format.fixed(Math.floor(demo.head), 0),
    measure: words.measure(shown.split('@')[0]!),
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

/** The numbers of an analysis; of several arms, each after its name. */
function numbersOf(demo: DemoState, words: Words, format: NumberFormat): readonly SentencePart[] {
  return demo.logs.flatMap((log, index): SentencePart[] => {
    const all = [...log.tracks.values()]
    // What is given entry by entry stands in the table.
    const whole = all.filter(({ of }) => of === undefined)
    const tracks = whole.length > 0 ? whole : all
    const named = demo.logs.length > 1
    const parts = tracks.flatMap(({ name, quantity, values }, k): SentencePart[] => [
      { text: k === 0 ? '' : words.say(k === tracks.length - 1 ? 'listLast' : 'listNext') },
      { text: `${k === 0 && !named ? capitalised(words.label(name)) : words.label(name)} ` },
      { text: formatMeasure(quantity, values[0]!, format), strong: true },
    ])
    const arm: SentencePart[] = named ? [{ text: capitalised(words.arm(log.arm)), arm: log.arm }, { text: ': ' }] : []
    return [{ text: index === 0 ? '' : ' ' }, ...arm, ...parts, { text: '.' }]
  })
}
