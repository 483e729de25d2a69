import { expect, test } from 'vitest'
import { type Particle, particle } from '#i18n/particles.ts'

const pairs: Particle[] = ['은/는', '이/가', '을/를', '과/와', '으로/로', '이라/라']
const afterVowel = ['는', '가', '를', '와', '로', '라']
const afterConsonant = ['은', '이', '을', '과', '으로', '이라']
const afterL = ['은', '이', '을', '과', '로', '이라']
const unknown = ['은(는)', '이(가)', '을(를)', '과(와)', '(으)로', '(이)라']

const forms = (text: string) => pairs.map((pair) => particle(text, pair))

test.each(['오차', '가중치 감쇠', '시드', '강도 λ', '테스트'])('after the vowel of %s', (text) => {
  expect(forms(text)).toEqual(afterVowel)
})
test.each(['값', '검증', '학습률 η의 값', '벌점', '닭'])('after the consonant of %s', (text) => {
  expect(forms(text)).toEqual(afterConsonant)
})
test.each(['손실', '모델', '물'])('after the ㄹ of %s', (text) => {
  expect(forms(text)).toEqual(afterL)
})

test.each([
  ['0', afterConsonant],
  ['1', afterL],
  ['2', afterVowel],
  ['3', afterConsonant],
  ['4', afterVowel],
  ['5', afterVowel],
  ['6', afterConsonant],
  ['7', afterL],
  ['8', afterL],
  ['9', afterVowel],
  ['10', afterConsonant],
  ['1,000', afterConsonant],
  ['−0.05', afterVowel],
  ['20 %', afterVowel],
  ['90°', afterVowel],
  ['∞', afterVowel],
  ['w²', afterConsonant],
  ['10⁻³', afterConsonant],
  ['w₁', afterL],
  ['w′', afterConsonant],
])('after the number or symbol %s', (text, expected) => {
  expect(forms(text)).toEqual(expected)
})

test.each([...'abcdefghijkopqstuvwxyz'])('after the letter %s', (letter) => {
  expect(forms(letter)).toEqual(afterVowel)
  expect(forms(letter.toUpperCase())).toEqual(afterVowel)
})
test.each([...'lr'])('after the letter %s', (letter) => {
  expect(forms(letter)).toEqual(afterL)
  expect(forms(letter.toUpperCase())).toEqual(afterL)
})
test.each([...'mn'])('after the letter %s', (letter) => {
  expect(forms(letter)).toEqual(afterConsonant)
  expect(forms(letter.toUpperCase())).toEqual(afterConsonant)
})
test.each([...'αβγδζηθικλμνξπρστφϕχψωΣΔΛ'])('after the letter %s', (letter) => {
  expect(forms(letter)).toEqual(afterVowel)
})
test.each([...'εϵου'])('after the letter %s', (letter) => {
  expect(forms(letter)).toEqual(afterConsonant)
})

test.each([
  ['SGD', afterVowel],
  ['ReLU', afterVowel],
  ['AdamW', afterVowel],
  ['ONNX', afterVowel],
  ['CNN', afterConsonant],
  ['URL', afterL],
  ['lr', afterL],
  ['L2', afterVowel],
])('after %s, read by letters', (text, expected) => {
  expect(forms(text)).toEqual(expected)
})
test.each([
  ['label', afterL],
  ['scale', afterL],
  ['Adam', afterConsonant],
  ['baseline', afterConsonant],
  ['early stopping', afterConsonant],
  ['dropout', afterConsonant],
  ['Mixup', afterConsonant],
  ['block', afterConsonant],
  ['batch', afterVowel],
  ['PyTorch', afterVowel],
  ['softmax', afterVowel],
  ['weight', afterVowel],
])('after %s, read as a word', (text, expected) => {
  expect(forms(text)).toEqual(expected)
})

test.each([
  ['“오차”', afterVowel],
  ['‘값’', afterConsonant],
  ['「손실」', afterL],
  ['정규화(regularization)', afterVowel],
  ['“과적합(overfitting)”', afterConsonant],
  ['f(x)', afterVowel],
  ['O(n)', afterConsonant],
  ['(3)', afterConsonant],
  ['오차. ', afterVowel],
])('counts no bracket or quote at the end of %s', (text, expected) => {
  expect(forms(text)).toEqual(expected)
})

test('reads decomposed syllables, as in file names from a Mac', () => {
  expect(forms('값'.normalize('NFD'))).toEqual(afterConsonant)
  expect(forms('오차'.normalize('NFD'))).toEqual(afterVowel)
})

test.each(['', '…→', '学習', '😀'])('gives both forms after %j', (text) => {
  expect(forms(text)).toEqual(unknown)
})
