/** The value with its last bit turned. */
export function nudged(value: number): number {
  const bits = new BigUint64Array(Float64Array.of(value).buffer)
  bits[0]! ^= 1n
  return new Float64Array(bits.buffer)[0]!
}
