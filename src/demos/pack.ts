/** Logs as JSON and back, bit for bit: the page carries the run that the build made. */
import type { RunLog } from './run-log.ts'

type TypedArray = Float64Array | Float32Array | Uint8Array
const KINDS = { f64: Float64Array, f32: Float32Array, u8: Uint8Array } as const

function encode(array: TypedArray): string {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

export function packLog(log: RunLog): string {
  return JSON.stringify({ ...log, tracks: [...log.tracks] }, (_, value: unknown) => {
    if (value instanceof Float64Array) return { f64: encode(value) }
    if (value instanceof Float32Array) return { f32: encode(value) }
    if (value instanceof Uint8Array) return { u8: encode(value) }
    return value
  })
}

export function unpackLog(text: string): RunLog {
  const log = JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const [[kind, data] = [], ...more] = Object.entries(value)
    if (more.length > 0 || kind === undefined || !(kind in KINDS) || typeof data !== 'string') return value
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
    return new KINDS[kind as keyof typeof KINDS](bytes.buffer)
  })
  return { ...log, tracks: new Map(log.tracks) }
}
