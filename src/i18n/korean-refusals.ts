/**
 * The core's refusals in Korean; loaded when something is refused. `content/ui/refusals.ko.json` has the templates of all
 * sentences with `{1}`, `{2}` … for what the core fills in, and with `{expected}` and the like for a phrase of that group;
 * `{sentence}` is another sentence.
 */
import refusals from '#content/ui/refusals.ko.json' with { type: 'json' }
import { fillIn } from './text.ts'

interface Template {
  readonly pattern: RegExp
  /** Of the placeholders, in their order. */
  readonly names: readonly string[]
  /** How many characters are the template's own. */
  readonly own: number
  readonly korean: string
}

const groups: Readonly<Record<string, readonly Template[]>> = Object.fromEntries(
  Object.entries({ ...refusals.phrases, sentence: refusals.sentences }).map(([group, entries]) => [
    group,
    Object.entries(entries).map(templateOf),
  ]),
)

function templateOf([english, korean]: readonly [string, string]): Template {
  const parts = english.split(/\{(\w+)\}/)
  const words = parts.filter((_, index) => index % 2 === 0)
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return {
    // In mid-sentence a phrase begins with a small letter.
    pattern: new RegExp(`^${escaped.join('(.*?)')}$`, 'is'),
    names: parts.filter((_, index) => index % 2 === 1),
    own: words.join('').length,
    korean,
  }
}

/** A sentence of the core in Korean, or one that is Korean already; undefined where no template fits. */
export function refusalInKorean(sentence: string): string | undefined {
  return translate('sentence', sentence)?.korean ?? (/[가-힣]\.$/.test(sentence) ? sentence : undefined)
}

/** By the template that has, with its phrases, most of the text as words of its own. */
function translate(group: string, english: string): Pick<Template, 'korean' | 'own'> | undefined {
  return groups[group]!.flatMap(({ pattern, names, own, korean }) => {
    const found = pattern.exec(english)?.slice(1)
    const parts = found?.map((part, index) =>
      groups[names[index]!] ? translate(names[index]!, part) : { korean: part, own: 0 },
    )
    if (!parts?.every((part) => part !== undefined)) return []
    const values = Object.fromEntries(parts.map((part, index) => [names[index]!, part.korean]))
    return [{ korean: fillIn(korean, values), own: parts.reduce((sum, part) => sum + part.own, own) }]
  }).sort((a, b) => b.own - a.own)[0]
}
