/**
 * Korean particles have two forms, chosen by the last sound of what they follow: 손실은, 오차는; 10 %로, 0.3으로. A sentence
 * that is filled in with a word, a number or a symbol can choose only then.
 */

/** The form after a consonant and the form after a vowel; 으로/로 takes a final ㄹ for a vowel (손실로). */
export type Particle = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로' | '이라/라'

/** How what is not Korean is read. A number that ends in 0 may end in 십, 백, 천, 만 or 억: consonants like that of 영. */
const READINGS = new Map(
  [
    '0 영 1 일 2 이 3 삼 4 사 5 오 6 육 7 칠 8 팔 9 구 % 퍼센트 ° 도 ∞ 무한대 ′ 프라임',
    'a 에이 b 비 c 시 d 디 e 이 f 에프 g 지 h 에이치 i 아이 j 제이 k 케이 l 엘 m 엠',
    'n 엔 o 오 p 피 q 큐 r 알 s 에스 t 티 u 유 v 브이 w 더블유 x 엑스 y 와이 z 제트',
    'α 알파 β 베타 γ 감마 δ 델타 ε 엡실론 ζ 제타 η 에타 θ 세타 ι 요타 κ 카파 λ 람다 μ 뮤',
    'ν 뉴 ξ 크시 ο 오미크론 π 파이 ρ 로 σ 시그마 ς 시그마 τ 타우 υ 입실론 φ 피 χ 키 ψ 프시 ω 오메가',
  ].flatMap((line) => Array.from(line.matchAll(/(\S) (\S+)/g), ([, sign, reading]) => [sign!, reading!] as const)),
)

/** What is written after the last sound and not read. */
const SILENT = '[\\s\\p{Pe}\\p{Pf}"\'`.,:;!?]*$'
const SILENT_END = new RegExp(SILENT, 'u')
/** A gloss after a Korean word, as in 정규화(regularization): the particle follows the word. */
const GLOSS = new RegExp(`(?<=[가-힣])\\s*\\([^()]*\\)(?=${SILENT})`, 'u')

type FinalSound = 'vowel' | 'ㄹ' | 'consonant'

/**
 * The last sound of an English word in Korean spelling, by rules of thumb: label 레이블, norm 놈, dropout 드롭아웃, batch 배치.
 * What has no vowel or ends in a capital (lr, ReLU, CNN) is read letter by letter and has none here.
 */
function englishSound(text: string): FinalSound | undefined {
  if (!/[aeiouy]/i.test(/[a-z]*$/i.exec(text)![0]) || !/[a-z]{2}$/.test(text)) return undefined
  if (/le?$/.test(text)) return 'ㄹ'
  return /([mn]e?|ng|[aeiou](ck|[bckpt]))$/.test(text) ? 'consonant' : 'vowel'
}

function finalSound(text: string): FinalSound | undefined {
  const powersRead = text.replace(/[⁰¹²³⁴-⁹]+/g, '승')
  const spoken = powersRead.normalize('NFKC').replace(GLOSS, '').replace(SILENT_END, '')
  const english = englishSound(spoken)
  if (english) return english
  const last = spoken.slice(-1).toLowerCase()
  const syllable = (READINGS.get(last) ?? last).slice(-1)
  if (!/[가-힣]/.test(syllable)) return undefined
  // Syllables are ordered by initial, vowel, final: 28 finals, the first none, the ninth ㄹ.
  const final = (syllable.charCodeAt(0) - 0xac00) % 28
  return final === 0 ? 'vowel' : final === 8 ? 'ㄹ' : 'consonant'
}

/**
 * The form of the particle after this text: `particle('λ', '은/는')` is 는. Digits, %, Latin and Greek letters count as
 * they are read, closing quotes and brackets do not. After what it cannot read it gives both forms: 은(는), (으)로.
 */
export function particle(after: string, pair: Particle): string {
  const [afterConsonant, afterVowel] = pair.split('/') as [string, string]
  const sound = finalSound(after)
  if (sound === undefined)
    return afterConsonant.endsWith(afterVowel)
      ? `(${afterConsonant.slice(0, -afterVowel.length)})${afterVowel}`
      : `${afterConsonant}(${afterVowel})`
  return sound === 'consonant' || (sound === 'ㄹ' && pair !== '으로/로') ? afterConsonant : afterVowel
}
