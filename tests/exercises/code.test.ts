/** What a reader is told of code that is not right yet: for each way to fail, its sentence. */
import { describe, expect, test } from 'vitest'
import { type CodeExercise, defineExercise, type Value } from '#exercises/define.ts'
import { gradeCode } from '#exercises/grade/code.ts'
import { runInNode } from '#exercises/sandbox/run-in-node.ts'
import { text } from '#i18n/strings.ts'

/** What is said of `source`, in the order in which it is said, where `solution` is right. */
async function said(
  solution: string,
  source: string,
  args: readonly Value[] = [],
  more: Partial<CodeExercise> = {},
  wrong = {},
) {
  const exercise = defineExercise({
    kind: 'code',
    function: 'f',
    tasks: [{ args }],
    slips: Object.keys(wrong),
    ...more,
  })
  const material = { id: 'chapter/test', exercise, files: { solution, wrong } }
  const { passed, messages } = await gradeCode(material, source, { runCode: runInNode })
  return [
    passed ? 'passed' : 'not passed',
    ...messages.map((one) => ('key' in one ? text('en', one.key, one.values) : one)),
  ]
}

test.each([
  ['a number for another', '() => 2', '() => 3', 'Call 1: result is 3, and has to be 2.'],
  ['a list that is too long', '() => [1]', '() => [1, 1]', 'Call 1: result has 2 entries, and has to have 1.'],
  ['one entry of a list', '() => [1, [2]]', '() => [1, [3]]', 'Call 1: result[1][0] is 3, and has to be 2.'],
  ['a missing key', '() => ({ a: 1, b: 2 })', '() => ({ a: 1 })', 'Call 1: result lacks “b”. It has: a.'],
  ['a key too many', '() => ({ a: 1 })', '() => ({ a: 1, b: 2 })', 'Call 1: result has “b”, and is to have only: a.'],
  ['text for a number', '() => 2', "() => '2'", 'Call 1: result is string, and has to be number.'],
  ['a list for a number', '() => 2', '() => [2]', 'Call 1: result is array, and has to be number.'],
  [
    'nothing in a list',
    '() => [1, 2]',
    '() => [1, undefined]',
    'Call 1: result[1] is undefined, and has to be number.',
  ],
  ['a function', '() => 2', '() => () => 2', 'Call 1: result is function, and has to be number.'],
  ['a Map', '() => 2', '() => new Map()', 'Call 1: result is Map, and has to be number.'],
  ['a promise', '() => 2', 'async () => 2', 'Call 1: result is Promise, and has to be number.'],
  ['no return', '() => 2', '() => {}', 'Call 1 gives nothing back. Is a return missing?'],
  [
    'NaN',
    '() => 2',
    '() => 0 / 0',
    'Call 1: result is NaN. Something was computed from a value that is no number, or 0 was divided by 0.',
  ],
  ['an infinity', '() => 2', '() => -1 / 0', 'Call 1: result is -Infinity. Was something divided by 0?'],
  ['an error', '() => 2', "() => { throw new TypeError('no') }", 'Call 1 ends in an error in line 1: TypeError: no.'],
  ['no error where there should be one', '() => { throw 1 }', '() => 2', 'Call 1: this should end in an error.'],
  [
    'too much of everything',
    '() => 2',
    '() => new Array(1e6).fill(0)',
    'Call 1: result is too much, and has to be number.',
  ],
  [
    'recursion without an end',
    '() => 2',
    '() => f()',
    'Call 1 ends in an error in line 1: RangeError: Maximum call stack size exceeded.',
  ],
])('%s', async (_, solution, source, sentence) => {
  expect(await said(`const f = ${solution}`, `const f = ${source}`)).toEqual(['not passed', sentence])
})

test.each([
  ['no function of that name', 'const g = () => 2', 'There is no function “f” in the code.'],
  ['something else of that name', 'const f = 2', 'There is no function “f” in the code.'],
  ['no program', 'function f( {', 'This is no program that runs: SyntaxError: Unexpected end of input, in line 1.'],
  ['a program that throws at once', "\nthrow new Error('no')", 'This is no program that runs: Error: no, in line 2.'],
  ['a loop without an end', 'const f = () => { for (;;); }', 'Stopped after 2 seconds. Does a loop never end?'],
  ['a loop before the function', 'for (;;); ', 'Stopped after 2 seconds. Does a loop never end?'],
  [
    'too much memory',
    'const f = () => { const a = []; for (;;) a.push(new Array(2e7).fill(1.5)) }',
    'Stopped: the code asked for more memory than there is for it.',
  ],
])('%s', async (_, source, sentence) => {
  expect(await said('const f = () => 2', source)).toEqual(['not passed', sentence])
})

describe('numbers', () => {
  test.each([
    ['within the tolerance', '() => 1', '() => 1 + 1e-10', 'passed'],
    ['beyond it', '() => 1', '() => 1 + 1e-8', 'not passed'],
    ['NaN for NaN', '() => NaN', '() => 0 / 0', 'passed'],
    ['an infinity for the same one', '() => Infinity', '() => 1 / 0', 'passed'],
    ['−0 for 0', '() => 0', '() => -0', 'passed'],
    ['a typed array for a list', '() => [1, 2]', '() => new Float64Array([1, 2])', 'passed'],
  ])('%s', async (_, solution, source, verdict) => {
    expect((await said(`const f = ${solution}`, `const f = ${source}`))[0]).toBe(verdict)
  })
})

test('a function that changes its arguments is told so, unless the solution does too', async () => {
  const push = 'const f = (a) => { a.push(1); return a.length }'
  const count = 'const f = (a) => a.length + 1'
  expect(await said(count, push, [[]])).toEqual([
    'not passed',
    'Call 1: the result is right, but the function has changed its arguments. Work on a copy.',
  ])
  expect(await said(push, push, [[]])).toEqual(['passed'])
})

test('numbers that JSON lacks go in and come out', async () => {
  const source = 'const f = (...all) => all.map((x) => [x, Object.is(x, -0), x !== x])'
  expect(await said(source, source, [Number.NaN, -0, Number.POSITIVE_INFINITY])).toEqual(['passed'])
})

test('a slip is named only by a program that gives the same on every task', async () => {
  const tasks = [{ args: [1] }, { args: [2] }]
  const wrong = { twice: 'const f = (x) => 2 * x' }
  const [, first] = await said('const f = (x) => x', 'const f = (x) => x + x', [], { tasks }, wrong)
  expect(first).toEqual({ slip: 'twice' })
  expect(await said('const f = (x) => x', 'const f = (x) => 2 * x ** 2', [], { tasks }, wrong)).toEqual([
    'not passed',
    'Call 1: result is 2, and has to be 1.',
  ])
})

describe('code that means no good', () => {
  test.each([
    [
      'changes what the harness stands on',
      'Array.prototype.map = JSON.stringify = Object.entries = () => { throw 1 }; const f = () => [2]',
    ],
    ['is a proxy', 'const f = () => new Proxy([], { get() { throw 1 } })'],
    ['looks for Node', 'const f = () => typeof process + typeof require + typeof fetch'],
    [
      'looks for Node by an error of its own',
      "let found = 'nothing'; import('node:fs').catch((e) => { found = String(e.constructor.constructor('return process')()) }); const f = () => found",
    ],
    ['makes code of text', "const f = () => f.constructor('return this.process')()"],
    ['defines the harness anew', "Object.defineProperty(globalThis, 'held out', { value: 1 }); const f = () => 2"],
  ])('%s: nothing is reached, and the next program is judged as ever', async (_, source) => {
    const sentences = await said('const f = () => [2]', source)
    expect(JSON.stringify(sentences)).not.toContain('[object process]')
    expect(await said('const f = () => 2', 'const f = () => 2')).toEqual(['passed'])
  })
})
