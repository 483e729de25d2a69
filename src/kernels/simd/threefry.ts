/** Keyed draws on four lanes: the words of `core/rng.ts`, where they are explained, for four indices. */

/** The second words of the draws made last; the function gives the first. */
export let secondWords: v128 = i32x4(0, 0, 0, 0)

export function threefry(seed: i32, stream: i32, index: v128, step: i32): v128 {
  let key = stream
  let next = seed ^ stream ^ 0x1bd11bda
  let last = seed
  let x0 = i32x4.add(index, i32x4.splat(seed))
  let x1 = i32x4.splat(step + stream)
  for (let turn = 1; turn <= 5; turn++) {
    if (turn & 1) {
      x0 = i32x4.add(x0, x1)
      x1 = v128.xor(rotate(x1, 13), x0)
      x0 = i32x4.add(x0, x1)
      x1 = v128.xor(rotate(x1, 15), x0)
      x0 = i32x4.add(x0, x1)
      x1 = v128.xor(rotate(x1, 26), x0)
      x0 = i32x4.add(x0, x1)
      x1 = v128.xor(rotate(x1, 6), x0)
    } else {
      x0 = i32x4.add(x0, x1)
      x1 = v128.xor(rotate(x1, 17), x0)
      x0 = i32x4.add(x0, x1)
      x1 = v128.xor(rotate(x1, 29), x0)
      x0 = i32x4.add(x0, x1)
      x1 = v128.xor(rotate(x1, 16), x0)
      x0 = i32x4.add(x0, x1)
      x1 = v128.xor(rotate(x1, 24), x0)
    }
    x0 = i32x4.add(x0, i32x4.splat(key))
    x1 = i32x4.add(x1, i32x4.splat(next + turn))
    const first = key
    key = next
    next = last
    last = first
  }
  secondWords = x1
  return x0
}

function rotate(x: v128, by: i32): v128 {
  return v128.or(i32x4.shl(x, by), i32x4.shr_u(x, 32 - by))
}

/** The indices of four columns from `b` on. */
export function indices(row: i32, b: i32): v128 {
  return i32x4.add(i32x4.splat((row << 16) + b), i32x4(0, 1, 2, 3))
}

/** The middle of one of 2^23 cells of (0, 1). */
export function unit(words: v128): v128 {
  const cell = f32x4.convert_i32x4_s(i32x4.shr_u(words, 9))
  return f32x4.mul(f32x4.add(cell, f32x4.splat(0.5)), f32x4.splat(1 / 8388608))
}

/** A number of the clock, seed or step. */
export function whole(at: usize): i32 {
  return <i32>f32.load(at)
}
