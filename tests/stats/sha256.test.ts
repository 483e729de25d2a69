import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDigest, sha256 } from '#stats/sha256.ts'

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const reference = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('sha256', () => {
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('gives the published value of vector %#', (text, digest) => {
    expect(sha256(ascii(text))).toBe(digest)
  })

  test('equals the one in Node, at every length around the ends of blocks and on random bytes', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, k) => (k * 37 + length) % 256)
      expect(sha256(bytes), `length ${length}`).toBe(reference(bytes))
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(sha256(bytes)).toBe(reference(bytes))
      }),
    )
  })
})

/** The bytes that a digest of one part should have hashed. */
function part(kind: number, length: number, bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt32LE(kind, 0)
  header.writeUInt32LE(length, 4)
  return Buffer.concat([header, bytes])
}

describe('createDigest', () => {
  test('writes kind, length and little-endian values', () => {
    const numbers = Buffer.alloc(16)
    numbers.writeDoubleLE(-0, 0)
    numbers.writeDoubleLE(0.1, 8)
    const floats = Buffer.alloc(12)
    ;[1.5, Number.NEGATIVE_INFINITY, 1e-45].forEach((x, k) => {
      floats.writeFloatLE(x, 4 * k)
    })
    const text = Buffer.from('λ의 값 😀')
    const digest = createDigest()
      .text('λ의 값 😀')
      .numbers([-0, 0.1])
      .floats(Float32Array.of(1.5, Number.NEGATIVE_INFINITY, 1e-45))
    expect(digest.hex()).toBe(
      reference(Buffer.concat([part(1, text.length, text), part(2, 2, numbers), part(3, 3, floats)])),
    )
  })

  test('encodes any text as TextEncoder does, lone surrogates too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0xd800, max: 0xdfff }), (text, surrogate) => {
        for (const given of [text, `${text}${String.fromCharCode(surrogate)}x`]) {
          const bytes = new TextEncoder().encode(given)
          expect(createDigest().text(given).hex()).toBe(reference(part(1, bytes.length, bytes)))
        }
      }),
    )
  })

  test('takes every NaN for the same', () => {
    const doubles = new Float64Array(
      BigUint64Array.of(0x7ff8000000000000n, 0xfff8000000000001n, 0x7ff0000000000001n).buffer,
    )
    const singles = new Float32Array(Uint32Array.of(0x7fc00000, 0xffc00001, 0x7f800001).buffer)
    const quiet64 = Buffer.from('000000000000f87f', 'hex')
    const quiet32 = Buffer.from('0000c07f', 'hex')
    for (let k = 0; k < 3; k++) {
      expect(
        createDigest()
          .numbers(doubles.subarray(k, k + 1))
          .hex(),
      ).toBe(reference(part(2, 1, quiet64)))
      expect(
        createDigest()
          .floats(singles.subarray(k, k + 1))
          .hex(),
      ).toBe(reference(part(3, 1, quiet32)))
    }
  })

  test('tells apart what concatenates to the same', () => {
    const digests = [
      createDigest().text('ab').text('c'),
      createDigest().text('a').text('bc'),
      createDigest().text('abc'),
      createDigest().numbers([1, 2]).numbers([3]),
      createDigest().numbers([1]).numbers([2, 3]),
      createDigest().text(''),
      createDigest().numbers([]),
      createDigest().floats(new Float32Array(0)),
      createDigest(),
      createDigest().numbers([0]),
      createDigest().numbers([-0]),
    ].map((digest) => digest.hex())
    expect(new Set(digests).size).toBe(digests.length)
  })

  test('notices one flipped bit anywhere', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 400 }), fc.nat(), fc.nat(7), (bytes, at, bit) => {
        const length = bytes.length - (bytes.length % 4)
        const before = new Float32Array(bytes.slice(0, length).buffer)
        const flipped = bytes.slice(0, length)
        flipped[at % length]! ^= 1 << bit
        const after = new Float32Array(flipped.buffer)
        fc.pre(before.every((x, k) => !Number.isNaN(x) && !Number.isNaN(after[k])))
        expect(createDigest().floats(after).hex()).not.toBe(createDigest().floats(before).hex())
      }),
    )
  })

  test('may be read while more follows', () => {
    const digest = createDigest().text('a')
    expect(digest.hex()).toBe(digest.hex())
    expect(digest.text('b').hex()).toBe(createDigest().text('a').text('b').hex())
  })
})
