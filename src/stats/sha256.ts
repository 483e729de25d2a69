/**
 * SHA-256 of our own, so that a result has the same digest in every engine and over plain http, where the browser's is
 * missing. NIST, "Secure hash standard", FIPS 180-4, 2015.
 */

/** The first 32 bits after the point of the square (2) or cube (3) root of n, exactly. */
function rootBits(n: number, degree: 2 | 3): number {
  const power = (x: bigint): bigint => (degree === 2 ? x * x : x * x * x)
  const radicand = BigInt(n) << BigInt(32 * degree)
  let root = 0n
  for (let bit = 1n << 34n; bit > 0n; bit >>= 1n) if (power(root + bit) <= radicand) root += bit
  return Number(BigInt.asIntN(32, root))
}

const PRIMES: number[] = []
for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((prime) => n % prime !== 0)) PRIMES.push(n)
const INITIAL = Int32Array.from(PRIMES.slice(0, 8), (prime) => rootBits(prime, 2))
const ROUND = Int32Array.from(PRIMES, (prime) => rootBits(prime, 3))

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** Mixes the block of 64 bytes at `offset` into the eight words of `hash`. The letters are those of the standard. */
function compress(hash: Int32Array, bytes: DataView, offset: number): void {
  const schedule = new Int32Array(64)
  for (let t = 0; t < 16; t++) schedule[t] = bytes.getInt32(offset + 4 * t)
  for (let t = 16; t < 64; t++) {
    const early = schedule[t - 15]!
    const late = schedule[t - 2]!
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    schedule[t] = s1 + schedule[t - 7]! + s0 + schedule[t - 16]!
  }
  const words = hash.slice()
  for (let t = 0; t < 64; t++) {
    const [a, b, c, , e, f, g, h] = words as unknown as [number, number, number, number, number, number, number, number]
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const choice = (e & f) ^ (~e & g)
    const t1 = h + s1 + choice + ROUND[t]! + schedule[t]!
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    words.copyWithin(1, 0, 7)
    words[4]! += t1
    words[0] = t1 + s0 + majority
  }
  for (let k = 0; k < 8; k++) hash[k]! += words[k]!
}

function createSha256() {
  const hash = INITIAL.slice()
  const block = new Uint8Array(64)
  const blockView = new DataView(block.buffer)
  let length = 0
  return {
    write(bytes: Uint8Array): void {
      for (const byte of bytes) {
        block[length++ % 64] = byte
        if (length % 64 === 0) compress(hash, blockView, 0)
      }
    },
    /** 64 hex digits of all that was written so far. */
    hex(): string {
      const filled = length % 64
      const end = new Uint8Array(filled < 56 ? 64 : 128)
      const endView = new DataView(end.buffer)
      end.set(block.subarray(0, filled))
      end[filled] = 0x80
      endView.setUint32(end.length - 8, Math.floor(length / 0x20000000))
      endView.setUint32(end.length - 4, length * 8)
      const final = hash.slice()
      for (let offset = 0; offset < end.length; offset += 64) compress(final, endView, offset)
      return Array.from(final, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
    },
  }
}

/** The SHA-256 of these bytes as 64 hex digits. */
export function sha256(bytes: Uint8Array): string {
  const hash = createSha256()
  hash.write(bytes)
  return hash.hex()
}

/** UTF-8; a lone surrogate becomes U+FFFD, as in every encoder of the web. */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
  const characters = escaped.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Uint8Array.from(characters, (character) => character.charCodeAt(0))
}

/**
 * Takes texts and numbers one after another and gives one SHA-256 of them. Each part is preceded by its kind and its
 * length, so two different sequences of parts never write the same bytes.
 */
export interface Digest {
  /** Text, as UTF-8. */
  text(text: string): Digest
  /** Numbers, as little-endian float64; every NaN is the same NaN, −0 differs from 0. */
  numbers(numbers: Float64Array | readonly number[]): Digest
  /** Numbers, as little-endian float32; every NaN is the same NaN, −0 differs from 0. */
  floats(floats: Float32Array): Digest
  /** 64 hex digits of all parts so far; more may follow. */
  hex(): string
}

/** A digest of nothing yet. */
export function createDigest(): Digest {
  const hash = createSha256()
  const part = (kind: number, length: number, bytes: Uint8Array): void => {
    const header = new DataView(new ArrayBuffer(8))
    header.setUint32(0, kind, true)
    header.setUint32(4, length, true)
    hash.write(new Uint8Array(header.buffer))
    hash.write(bytes)
  }
  const digest: Digest = {
    text(text) {
      const bytes = utf8(text)
      part(1, bytes.length, bytes)
      return digest
    },
    numbers(numbers) {
      const view = new DataView(new ArrayBuffer(8 * numbers.length))
      numbers.forEach((x: number, k: number) => {
        // An engine may write any of the many NaNs.
        if (x !== x) view.setUint32(8 * k + 4, 0x7ff80000, true)
        else view.setFloat64(8 * k, x, true)
      })
      part(2, numbers.length, new Uint8Array(view.buffer))
      return digest
    },
    floats(floats) {
      const view = new DataView(new ArrayBuffer(4 * floats.length))
      floats.forEach((x, k) => {
        if (x !== x) view.setUint32(4 * k, 0x7fc00000, true)
        else view.setFloat32(4 * k, x, true)
      })
      part(3, floats.length, new Uint8Array(view.buffer))
      return digest
    },
    hex: hash.hex,
  }
  return digest
}
