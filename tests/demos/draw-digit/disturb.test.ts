/** The sliders do to an image what the experiments' conditions and augmentation do. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digitInput, digits } from '#core/data/digits.ts'
import { inputsOf, shadesOf, undisturbed } from '#demos/draw-digit/disturb.ts'

const image = fc.uint8Array({ minLength: 64, maxLength: 64, max: 16 })
const corner = Uint8Array.from({ length: 64 }, (_, k) => (k === 0 ? 16 : 0))

describe('an image', () => {
  test('that nothing happens to is the data set’s', () => {
    fc.assert(
      fc.property(image, (counts) => {
        expect(inputsOf(counts, undisturbed, 0)).toEqual(Float32Array.from(counts, digitInput))
        shadesOf(inputsOf(counts, undisturbed, 0)).forEach((shade, k) => {
          expect(shade).toBeCloseTo(counts[k]! / 16, 6)
        })
      }),
    )
  })

  test('turned by a right angle is turned clockwise', () => {
    const turned = shadesOf(inputsOf(corner, { ...undisturbed, rotation: 90 }, 0))
    expect(turned.map((shade) => Math.round(shade)).indexOf(1)).toBe(7)
    const back = shadesOf(inputsOf(corner, { ...undisturbed, rotation: -90 }, 0))
    expect(back.map((shade) => Math.round(shade)).indexOf(1)).toBe(56)
  })

  test('without contrast is paper', () => {
    fc.assert(
      fc.property(image, (counts) => {
        const inputs = inputsOf(counts, { ...undisturbed, contrast: 0 }, 0)
        expect(inputs).toEqual(new Float32Array(64).fill(digits.background!))
      }),
    )
  })

  test('loses a square of the given side', () => {
    const full = new Uint8Array(64).fill(16)
    const hidden = (draw: number) =>
      shadesOf(inputsOf(full, { ...undisturbed, occlusion: 3 }, draw)).flatMap((shade, k) => (shade < 0.5 ? [k] : []))
    expect(hidden(0)).toHaveLength(9)
    expect(hidden(0)).toEqual(hidden(0))
    expect([1, 2, 3, 4].some((draw) => hidden(draw)[0] !== hidden(0)[0])).toBe(true)
  })

  test('gets noise of the given deviation, the same for the same draw', () => {
    const empty = new Uint8Array(64)
    const noisy = (draw: number) => inputsOf(empty, { ...undisturbed, noise: 0.5 }, draw)
    expect(noisy(1)).toEqual(noisy(1))
    expect(noisy(1)).not.toEqual(noisy(2))
    const all = Array.from({ length: 40 }, (_, draw) => [...noisy(draw)]).flat()
    const squares = all.map((x) => (x - digits.background!) ** 2)
    expect(Math.sqrt(squares.reduce((a, b) => a + b) / all.length)).toBeCloseTo(0.5, 1)
  })
})
