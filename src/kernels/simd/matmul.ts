import { storeLanes } from './lanes'
import { transposeFour } from './transpose'

/** Terms of a sum that are packed at once: their part of A stays in the nearest cache. */
const BLOCK: usize = 1024
/** Four rows of a block of A, [term][row]. */
const packed = memory.data(16 * 1024, 16)

/**
 * C[r][c] = (Σ_k A[r][k] B[k][c]) + bias[r], k in index order from 0; A is [rows][depth], B [depth][columns]; no bias
 * where its address is 0. `…Row` and `…Column` are steps in bytes: B and C are contiguous along a row; A may be read
 * along any two steps, so that its transpose costs nothing.
 *
 * Tiles of four rows and eight columns, four at the right edge: eight sums, two vectors of B and one number of A fit
 * the registers of every engine. Four rows of A are packed side by side, so that one pointer finds them. Rows past the
 * last are the last one again, computed and stored twice to the same bits. A sum longer than a block rests in C.
 */
export function matmul(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  bias: usize,
  c: usize,
  cRow: usize,
  rows: usize,
  depth: usize,
  columns: usize,
): void {
  for (let r: usize = 0; r < rows; r += 4) {
    const r1 = min(r + 1, rows - 1)
    const r2 = min(r + 2, rows - 1)
    const r3 = min(r + 3, rows - 1)
    const c0 = c + r * cRow
    const c1 = c + r1 * cRow
    const c2 = c + r2 * cRow
    const c3 = c + r3 * cRow
    let k: usize = 0
    do {
      const block = min(BLOCK, depth - k)
      const end = packed + (block << 4)
      const bk = b + k * bRow
      const first = k === 0
      pack(a + k * aColumn, r * aRow, r1 * aRow, r2 * aRow, r3 * aRow, aColumn, end)
      k += block
      const ends = k === depth ? bias : 0
      const bias0 = biasOf(ends, r)
      const bias1 = biasOf(ends, r1)
      const bias2 = biasOf(ends, r2)
      const bias3 = biasOf(ends, r3)
      let j: usize = 0
      for (; j + 8 <= columns; j += 8) {
        const at = j << 2
        let left0 = startOf(first, c0 + at)
        let left1 = startOf(first, c1 + at)
        let left2 = startOf(first, c2 + at)
        let left3 = startOf(first, c3 + at)
        let right0 = startOf(first, c0 + at + 16)
        let right1 = startOf(first, c1 + at + 16)
        let right2 = startOf(first, c2 + at + 16)
        let right3 = startOf(first, c3 + at + 16)
        let bj = bk + at
        for (let ak = packed; ak < end; ak += 16) {
          const left = v128.load(bj)
          const right = v128.load(bj, 16)
          let x = v128.load_splat<f32>(ak)
          left0 = f32x4.add(left0, f32x4.mul(x, left))
          right0 = f32x4.add(right0, f32x4.mul(x, right))
          x = v128.load_splat<f32>(ak, 4)
          left1 = f32x4.add(left1, f32x4.mul(x, left))
          right1 = f32x4.add(right1, f32x4.mul(x, right))
          x = v128.load_splat<f32>(ak, 8)
          left2 = f32x4.add(left2, f32x4.mul(x, left))
          right2 = f32x4.add(right2, f32x4.mul(x, right))
          x = v128.load_splat<f32>(ak, 12)
          left3 = f32x4.add(left3, f32x4.mul(x, left))
          right3 = f32x4.add(right3, f32x4.mul(x, right))
          bj += bRow
        }
        v128.store(c0 + at, f32x4.add(left0, bias0))
        v128.store(c0 + at, f32x4.add(right0, bias0), 16)
        v128.store(c1 + at, f32x4.add(left1, bias1))
        v128.store(c1 + at, f32x4.add(right1, bias1), 16)
        v128.store(c2 + at, f32x4.add(left2, bias2))
        v128.store(c2 + at, f32x4.add(right2, bias2), 16)
        v128.store(c3 + at, f32x4.add(left3, bias3))
        v128.store(c3 + at, f32x4.add(right3, bias3), 16)
      }
      for (; j < columns; j += 4) {
        const at = j << 2
        let sum0 = startOf(first, c0 + at)
        let sum1 = startOf(first, c1 + at)
        let sum2 = startOf(first, c2 + at)
        let sum3 = startOf(first, c3 + at)
        let bj = bk + at
        for (let ak = packed; ak < end; ak += 16) {
          const four = v128.load(bj)
          sum0 = f32x4.add(sum0, f32x4.mul(v128.load_splat<f32>(ak), four))
          sum1 = f32x4.add(sum1, f32x4.mul(v128.load_splat<f32>(ak, 4), four))
          sum2 = f32x4.add(sum2, f32x4.mul(v128.load_splat<f32>(ak, 8), four))
          sum3 = f32x4.add(sum3, f32x4.mul(v128.load_splat<f32>(ak, 12), four))
          bj += bRow
        }
        storeLanes(c0 + at, f32x4.add(sum0, bias0), columns - j)
        storeLanes(c1 + at, f32x4.add(sum1, bias1), columns - j)
        storeLanes(c2 + at, f32x4.add(sum2, bias2), columns - j)
        storeLanes(c3 + at, f32x4.add(sum3, bias3), columns - j)
      }
    } while (k < depth)
  }
}

/**
 * Copies four rows of A, at these offsets, to `packed`. Rows that lie side by side are copied as vectors; terms that do,
 * in squares of four rows and four terms.
 */
function pack(a: usize, row0: usize, row1: usize, row2: usize, row3: usize, aColumn: usize, end: usize): void {
  if (aColumn === 4) {
    transposeFour(a + row0, a + row1, a + row2, a + row3, packed, 16, 4, i32(end - packed) >> 4)
    return
  }
  if (row3 === row0 + 12) {
    a += row0
    for (let to = packed; to < end; to += 16) {
      v128.store(to, v128.load(a))
      a += aColumn
    }
    return
  }
  for (let to = packed; to < end; to += 16) {
    f32.store(to, f32.load(a + row0))
    f32.store(to, f32.load(a + row1), 4)
    f32.store(to, f32.load(a + row2), 8)
    f32.store(to, f32.load(a + row3), 12)
    a += aColumn
  }
}

/** Where a sum goes on: from 0, or from what earlier blocks left in C. */
function startOf(first: bool, at: usize): v128 {
  return first ? f32x4.splat(0) : v128.load(at)
}

/** The row's bias in every lane. Adding zero changes no bit: a sum that starts at +0 is never −0. */
function biasOf(bias: usize, row: usize): v128 {
  return bias ? v128.load_splat<f32>(bias + (row << 2)) : f32x4.splat(0)
}
