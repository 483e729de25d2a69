// Makes the calls of a program and tells what came of them as text. It stands before readers' code, in a worker of a page
// and in Node alike, and relies on nothing that such code can change afterwards. Numbers that JSON lacks are written as
// in `exact-json.ts`.

Object.defineProperty(globalThis, 'held out', {
  value: (() => {
    const { isArray } = Array
    const { isView } = ArrayBuffer
    const { parse, stringify } = JSON
    const { entries, getPrototypeOf, is, prototype: plainPrototype } = Object
    const { isFinite: finite, MAX_SAFE_INTEGER } = Number
    const text = String

    const MOST_PARTS = 10_000
    const DEEPEST = 30
    const LONGEST_MESSAGE = 500
    /** What Chromium puts into the message of a program that it cannot read. */
    const LOADING = /Failed to execute 'importScripts' on 'WorkerGlobalScope': /

    /** @param {unknown} value */
    const write = (value) =>
      stringify(value, (_, one) =>
        typeof one === 'number' && (!finite(one) || is(one, -0)) ? { number: is(one, -0) ? '-0' : text(one) } : one,
      )
    /** @param {string} written */
    const read = (written) =>
      parse(written, (_, one) =>
        one !== null && typeof one === 'object' && typeof one.number === 'string' ? +one.number : one,
      )

    /** What is no plain value, and where it is. */
    class NotPlain {
      /** @param {string} no @param {string} at */
      constructor(no, at) {
        this.no = no
        this.at = at
      }
    }

    /** @param {unknown} value @param {string} at @param {{ parts: number }} left @param {number} depth @returns {unknown} */
    const plain = (value, at, left, depth) => {
      if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
      if (--left.parts < 0 || depth > DEEPEST) throw new NotPlain('too much', at)
      if (typeof value === 'string') {
        left.parts -= value.length
        if (left.parts < 0) throw new NotPlain('too much', at)
        return value
      }
      if (typeof value !== 'object') throw new NotPlain(typeof value, at)
      if (isArray(value) || (isView(value) && hasLength(value))) {
        if (value.length > left.parts) throw new NotPlain('too much', at)
        const list = []
        for (let k = 0; k < value.length; k++) list[k] = plain(value[k], `${at}[${k}]`, left, depth + 1)
        left.parts -= value.length
        return list
      }
      const prototype = getPrototypeOf(value)
      if (prototype !== plainPrototype && prototype !== null)
        throw new NotPlain(text(prototype.constructor?.name || 'object'), at)
      /** @type {Record<string, unknown>} */
      const tree = {}
      for (const [key, one] of entries(value)) tree[key] = plain(one, `${at}.${key}`, left, depth + 1)
      return tree
    }
    /** @param {object} value @returns {value is ArrayLike<unknown>} */
    const hasLength = (value) => 'length' in value

    /** @param {unknown} value */
    const given = (value) => {
      try {
        return { plain: plain(value, '', { parts: MOST_PARTS }, 0) }
      } catch (error) {
        return error instanceof NotPlain ? { no: error.no, at: error.at } : { no: 'unreadable', at: '' }
      }
    }

    /** The line of readers' code that an error comes from, if it tells. @param {unknown} error @param {string} place */
    const lineOf = (error, place) => {
      const stack = error instanceof Error ? text(error.stack) : ''
      const start = stack.indexOf(`${place}:`)
      const line = start < 0 ? NaN : parseInt(stack.slice(start + place.length + 1), 10)
      return line > 0 && line < MAX_SAFE_INTEGER ? line : undefined
    }
    /** @param {unknown} error @param {string} place */
    const told = (error, place) => {
      try {
        return {
          message: text(error).replace(LOADING, '').slice(0, LONGEST_MESSAGE).trim(),
          line: lineOf(error, place),
        }
      } catch {
        return { message: 'Error' }
      }
    }

    /** @param {(...args: unknown[]) => unknown} called @param {unknown[]} args @param {string} place */
    const call = (called, args, place) => {
      const before = write(args)
      try {
        const value = given(called(...args))
        const after = given(args)
        return { kind: 'returned', value, changed: !('plain' in after) || write(after.plain) !== before }
      } catch (error) {
        return { kind: 'threw', ...told(error, place) }
      }
    }

    return {
      /** @type {unknown} What the program's function is. */
      taken: undefined,
      /** The outcome of a program whose first lines threw. @param {unknown} error @param {string} place */
      broken: (error, place) => write({ kind: 'broken', ...told(error, place) }),
      /** The outcome of all calls. @param {unknown} called @param {string} calls @param {string} place */
      perform: (called, calls, place) => {
        if (typeof called !== 'function') return write({ kind: 'missing' })
        const outcomes = []
        for (const args of read(calls)) outcomes[outcomes.length] = call(/** @type {any} */ (called), args, place)
        return write({ kind: 'ran', calls: outcomes })
      },
    }
  })(),
})
