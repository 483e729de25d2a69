/**
 * The few parts of the protocol buffer wire format that an ONNX file needs. A message is its fields one after another;
 * a field is a tag, number · 8 + wire type, and a value. https://protobuf.dev/programming-guides/encoding/
 */

/** A message, or a part of one. */
export type Bytes = Uint8Array<ArrayBuffer>

const VARINT = 0
const LENGTH_DELIMITED = 2
const FIXED_32_BIT = 5

/** Seven bits a byte, the lowest first, the top bit set on all bytes but the last; negative numbers as 64 bits. */
function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80)
  bytes.push(Number(rest))
  return bytes
}

/** Parts of a message joined in order. */
export function message(...parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

/** A whole number: int32, int64 or an enumeration. */
export function integerField(field: number, value: number): Bytes {
  return Uint8Array.from([...varint(field * 8 + VARINT), ...varint(value)])
}

/** A single float32. */
export function floatField(field: number, value: number): Bytes {
  return message(Uint8Array.from(varint(field * 8 + FIXED_32_BIT)), floats([value]))
}

/** Bytes, or a message within a message. */
export function bytesField(field: number, value: Uint8Array): Bytes {
  return message(Uint8Array.from([...varint(field * 8 + LENGTH_DELIMITED), ...varint(value.length)]), value)
}

/** Text, as UTF-8. */
export function textField(field: number, text: string): Bytes {
  return bytesField(field, utf8(text))
}

/** Little-endian float32, whatever the byte order of the machine. */
export function floats(values: ArrayLike<number>): Bytes {
  const view = new DataView(new ArrayBuffer(4 * values.length))
  for (let k = 0; k < values.length; k++) view.setFloat32(4 * k, values[k]!, true)
  return new Uint8Array(view.buffer)
}

/** Little-endian int64. */
export function longs(values: ArrayLike<number>): Bytes {
  const view = new DataView(new ArrayBuffer(8 * values.length))
  for (let k = 0; k < values.length; k++) view.setBigInt64(8 * k, BigInt(values[k]!), true)
  return new Uint8Array(view.buffer)
}

/** A lone surrogate becomes U+FFFD, as in every encoder of the web. */
function utf8(text: string): Bytes {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
  const characters = escaped.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Uint8Array.from(characters, (character) => character.charCodeAt(0))
}

/** A field as it stands in a message. */
export interface Field {
  readonly field: number
  /** Of a whole number; exact up to 2^53. */
  readonly integer?: number
  /** Of bytes, a text or a message within the message. */
  readonly content?: Uint8Array
  /** Tag and value. */
  readonly all: Uint8Array
}

/** The fields of a message in order. Throws a RangeError where the bytes are none. */
export function fieldsOf(bytes: Uint8Array): readonly Field[] {
  const fields: Field[] = []
  let at = 0
  const next = (length: number) => {
    if (!(at + length <= bytes.length)) throw new RangeError('These bytes are no ONNX file: a field has no end.')
    at += length
    return bytes.subarray(at - length, at)
  }
  const whole = () => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = next(1)[0]!
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
    }
  }
  while (at < bytes.length) {
    const start = at
    const tag = whole()
    const wire = tag % 8
    const field = { field: Math.floor(tag / 8) }
    if (wire === VARINT) fields.push({ ...field, integer: whole(), all: bytes.subarray(start, at) })
    else if (wire === LENGTH_DELIMITED)
      fields.push({ ...field, content: next(whole()), all: bytes.subarray(start, at) })
    else if (wire === FIXED_32_BIT) {
      next(4)
      fields.push({ ...field, all: bytes.subarray(start, at) })
    } else throw new RangeError(`These bytes are no ONNX file: there is no wire type ${wire} in one.`)
  }
  return fields
}
