/** Logs as JSON and back, bit for bit: the page carries the run that the build made. */
import type { RunLog } from './run-log.ts'

const KINDS = { f64: Float64Array, f32: Float32Array, u8: Uint8Array, u16: Uint16Array } as const
type TypedArray = Float64Array | Float32Array | Uint8Array | Uint16Array

function encode(array: TypedArray): string {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function decode(kind: keyof typeof KINDS, text: string): TypedArray {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  return new KINDS[kind](bytes.buffer)
}

/** Counts take a byte or two each instead of eight; −0 is none of them. */
function packNumbers(values: Float64Array): object {
  const fits = (most: number): boolean =>
    values.every((value) => Number.isInteger(value) && value >= 0 && value <= most && !Object.is(value, -0))
  if (fits(0xff)) return { count8: encode(Uint8Array.from(values)) }
  if (fits(0xffff)) return { count16: encode(Uint16Array.from(values)) }
  return { f64: encode(values) }
}

export function packLog(log: RunLog): string {
  return JSON.stringify({ ...log, tracks: [...log.tracks], histograms: [...log.histograms] }, (_, value: unknown) => {
    if (value instanceof Float64Array) return packNumbers(value)
    if (value instanceof Float32Array) return { f32: encode(value) }
    if (value instanceof Uint8Array) return { u8: encode(value) }
    return value
  })
}

export function unpackLog(text: string): RunLog {
  const log = JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const [[kind, data] = [], ...more] = Object.entries(value)
    if (more.length > 0 || typeof data !== 'string') return value
    if (kind === 'count8') return Float64Array.from(decode('u8', data))
    if (kind === 'count16') return Float64Array.from(decode('u16', data))
    return kind !== undefined && kind in KINDS ? decode(kind as keyof typeof KINDS, data) : value
  })
  return { ...log, tracks: new Map(log.tracks), histograms: new Map(log.histograms) }
}
