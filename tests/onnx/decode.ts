/** Reads the protocol buffer wire format back, for tests: each field's values by its number, in order. */
export type Fields = Map<number, (bigint | Uint8Array)[]>

export function decode(bytes: Uint8Array): Fields {
  const fields: Fields = new Map()
  let at = 0
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++]
      if (byte === undefined || shift > 63n) throw new Error(`A number at byte ${at} has no end.`)
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new Error(`A field at byte ${at} is longer than its message.`)
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const tag = Number(varint())
    const value = { 0: varint, 2: () => take(Number(varint())), 5: () => take(4) }[tag % 8]
    if (!value) throw new Error(`Wire type ${tag % 8} before byte ${at} is not one that ONNX uses here.`)
    const field = Math.floor(tag / 8)
    fields.set(field, [...(fields.get(field) ?? []), value()])
  }
  return fields
}

/** The k-th message in a field. */
export const message = (fields: Fields, field: number, k = 0): Fields => decode(fields.get(field)![k] as Uint8Array)

/** All texts in a field. */
export const text = (fields: Fields, field: number): string[] =>
  (fields.get(field) ?? []).map((bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes as Uint8Array))

/** All float32 in a field. */
export const float = (fields: Fields, field: number): number[] =>
  (fields.get(field) ?? []).map((bytes) => Buffer.from(bytes as Uint8Array).readFloatLE(0))
