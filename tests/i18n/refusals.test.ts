import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import refusals from '#content/ui/refusals.ko.json' with { type: 'json' }
import { readIdx } from '#core/data/readers/read-idx.ts'
import { readTable } from '#core/data/readers/read-table.ts'
import { resolveArm } from '#core/resolve.ts'
import type { Settings, Spec } from '#core/spec.ts'
import { readProgressFile } from '#exercises/progress/progress-file.ts'
import { checkRecord } from '#exercises/progress/record.ts'
import { refusalInKorean } from '#i18n/korean-refusals.ts'
import { refusalWords } from '#i18n/refusals.ts'
import { fillIn, text } from '#i18n/strings.ts'

function refusalOf(act: () => unknown): string | undefined {
  try {
    act()
  } catch (error) {
    return refusalInKorean((error as Error).message)
  }
  throw new Error('Nothing was refused.')
}
const settingOf = (settings: Settings, spec: Spec = digits) => refusalOf(() => resolveArm(spec, 'penalised', settings))

describe('what the core refuses is said in Korean:', () => {
  test('a value out of its range, as it was given', () => {
    expect(settingOf({ 'data.labelNoise': 0.9 })).toBe(
      '“data.labelNoise”에는 0부터 0.5까지의 수를 써야 합니다. 지금은 0.9입니다.',
    )
    expect(settingOf({ 'data.labelNoise': '%zz' })).toBe(
      '“data.labelNoise”에는 0부터 0.5까지의 수를 써야 합니다. 지금은 "%zz"입니다.',
    )
    expect(settingOf({ 'training.steps': 1.5 })).toMatch(/^“training.steps”에는 1부터 \d+까지의 정수를 써야 합니다\./)
  })

  test('a unit or an option that does not exist, with those that do', () => {
    expect(settingOf({ optimizer: { kind: 'magic' } })).toMatch(
      /^옵티마이저 가운데 “magic”에 해당하는 것은 없습니다\. 쓸 수 있는 것: .*sgd.*\.$/,
    )
    expect(settingOf({ 'penalised.techniques.l2.power': 2 })).toMatch(
      /^“techniques\.l2”의 “l2”에는 “power” 설정이 없습니다\. /,
    )
  })

  test('a table, with its line', () => {
    expect(refusalOf(() => readTable('x,y\n1,a\ntwo,b'))).toBe(
      '3번째 줄, “x” 열: “two”는 -1.5나 2e-3 같은 수가 아닙니다.',
    )
    expect(refusalOf(() => readTable('1,2,가\n1,,나'))).toBe(
      '2번째 줄, “2” 열: 수가 없습니다(“”). 채워 넣거나 이 행을 빼세요.',
    )
    expect(refusalOf(() => readTable('1,2,가\n1,나'))).toBe(
      '2번째 줄: 1번째 줄처럼 칸이 3개 있어야 하는데 2개 있습니다.',
    )
  })

  test('images, with their byte', () => {
    expect(refusalOf(() => readIdx(Uint8Array.of(0x1f, 0x8b), Uint8Array.of()))).toBe(
      '바이트 0: 이미지 파일이 gzip으로 압축되어 있습니다. 먼저 압축을 푸세요.',
    )
    expect(refusalOf(() => readIdx(Uint8Array.of(0, 0, 8, 1), Uint8Array.of()))).toBe(
      '바이트 3: 이미지 파일은 바이트 0 0 8 3과 4바이트로 쓴 차원 3개로 시작해야 하는데, 여기에는 1이 있습니다.',
    )
  })

  test('a record of a progress file', () => {
    expect(refusalOf(() => checkRecord({ exercise: 7 }))).toBe(
      '“exercise”에는 l2-penalty/by-hand 같은 연습 문제의 이름을 써야 합니다.',
    )
    const file = { format: 'held-out-progress', version: 1, records: ['?'] }
    expect(readProgressFile(JSON.stringify(file)).problems.map(refusalInKorean)).toEqual([
      '1번째 기록을 읽을 수 없습니다. 기록은 연습 문제와 답을 담은 객체여야 합니다.',
    ])
  })

  test('a sentence within a sentence', () => {
    expect(refusalInKorean('group-norm-1: 3 groups do not divide 8 channels: choose one of 1, 2, 4, 8.')).toBe(
      'group-norm-1: 채널 8개를 그룹 3개로 똑같이 나눌 수 없습니다. 다음 가운데 하나를 고르세요: 1, 2, 4, 8.',
    )
  })
})

const groups: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...refusals.phrases,
  sentence: refusals.sentences,
}
/** No value that the core fills in has the signs that stand around it. */
const value = fc.stringMatching(/^[\p{L}\p{N}\-+._/]{1,12}$/u)

interface Said {
  readonly english: string
  readonly korean: string
}

/** Any template of a group, filled in with the same in both languages. */
function filled(group: string, within = true): fc.Arbitrary<Said> {
  const entries = Object.entries(groups[group]!).filter(([english]) => within || !english.includes('{sentence}'))
  return fc.constantFrom(...entries).chain(([english, korean]) => {
    const names = Array.from(english.matchAll(/\{(\w+)\}/g), ([, name]) => name!)
    const parts = names.map((name) =>
      groups[name] ? filled(name, false) : value.map((v) => ({ english: v, korean: v })),
    )
    return fc.tuple(...parts).map((said) => {
      const valuesIn = (language: keyof Said) =>
        Object.fromEntries(names.map((name, index) => [name, said[index]![language]]))
      return { english: fillIn(english, valuesIn('english')), korean: fillIn(korean, valuesIn('korean')) }
    })
  })
}

test('whatever is filled in comes back in Korean', () => {
  fc.assert(
    fc.property(filled('sentence'), ({ english, korean }) => {
      expect(refusalInKorean(english)).toBe(korean)
    }),
    { numRuns: 2000 },
  )
})

test('what comes from elsewhere has no Korean, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (sentence) => {
      expect([undefined, sentence]).toContain(refusalInKorean(sentence))
    }),
  )
  expect(refusalInKorean('dense-1: a wheel came off.')).toBeUndefined()
})

describe('a page', () => {
  const sentence = 'The link has a change before step 1.'
  test('in English says at once what the core says', () => {
    expect(refusalWords('en', sentence)).toBe(sentence)
  })
  test('in Korean says it in Korean, and says that what has no Korean is English', async () => {
    expect(await refusalWords('ko', sentence)).toBe(
      '링크에 1스텝보다 앞선 변경이 있습니다. 변경은 1스텝부터 할 수 있습니다.',
    )
    expect(await refusalWords('ko', 'Failed to fetch.')).toBe(
      text('ko', 'demo.refused', { sentence: 'Failed to fetch.' }),
    )
  })
  test('in Korean keeps what was said in Korean', async () => {
    const notebook = text('ko', 'notebook.dataSets')
    expect(await refusalWords('ko', notebook)).toBe(notebook)
  })
})
