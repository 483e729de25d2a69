import { storeLanes } from './lanes'

/**
 * C[r][c] = (Σ_k A[r][k] B[k][c]) + bias[r], k in index order from 0; A is [rows][depth], B [depth][columns]; no bias
 * where its address is 0. `…Row` and `…Column` are steps in bytes: B and C are contiguous along a row; A may be read
 * along any two steps, so that its transpose costs nothing.
 *
 * Tiles of four rows and eight columns, four at the right edge: eight sums, two vectors of B and one number of A fit
 * the registers of every engine. Rows past the last are the last one again, computed and stored twice to the same bits.
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
    const bias0 = biasOf(bias, r)
    const bias1 = biasOf(bias, r1)
    const bias2 = biasOf(bias, r2)
    const bias3 = biasOf(bias, r3)
    let j: usize = 0
    for (; j + 8 <= columns; j += 8) {
      let a0 = a + r * aRow
      let a1 = a + r1 * aRow
      let a2 = a + r2 * aRow
      let a3 = a + r3 * aRow
      let bk = b + (j << 2)
      let left0 = f32x4.splat(0)
      let left1 = f32x4.splat(0)
      let left2 = f32x4.splat(0)
      let left3 = f32x4.splat(0)
      let right0 = f32x4.splat(0)
      let right1 = f32x4.splat(0)
      let right2 = f32x4.splat(0)
      let right3 = f32x4.splat(0)
      for (let k: usize = 0; k < depth; k++) {
        const left = v128.load(bk)
        const right = v128.load(bk, 16)
        let x = v128.load_splat<f32>(a0)
        left0 = f32x4.add(left0, f32x4.mul(x, left))
        right0 = f32x4.add(right0, f32x4.mul(x, right))
        x = v128.load_splat<f32>(a1)
        left1 = f32x4.add(left1, f32x4.mul(x, left))
        right1 = f32x4.add(right1, f32x4.mul(x, right))
        x = v128.load_splat<f32>(a2)
        left2 = f32x4.add(left2, f32x4.mul(x, left))
        right2 = f32x4.add(right2, f32x4.mul(x, right))
        x = v128.load_splat<f32>(a3)
        left3 = f32x4.add(left3, f32x4.mul(x, left))
        right3 = f32x4.add(right3, f32x4.mul(x, right))
        a0 += aColumn
        a1 += aColumn
        a2 += aColumn
        a3 += aColumn
        bk += bRow
      }
      const c0 = c + r * cRow + (j << 2)
      const c1 = c + r1 * cRow + (j << 2)
      const c2 = c + r2 * cRow + (j << 2)
      const c3 = c + r3 * cRow + (j << 2)
      v128.store(c0, f32x4.add(left0, bias0))
      v128.store(c0, f32x4.add(right0, bias0), 16)
      v128.store(c1, f32x4.add(left1, bias1))
      v128.store(c1, f32x4.add(right1, bias1), 16)
      v128.store(c2, f32x4.add(left2, bias2))
      v128.store(c2, f32x4.add(right2, bias2), 16)
      v128.store(c3, f32x4.add(left3, bias3))
      v128.store(c3, f32x4.add(right3, bias3), 16)
    }
    for (; j < columns; j += 4) {
      let a0 = a + r * aRow
      let a1 = a + r1 * aRow
      let a2 = a + r2 * aRow
      let a3 = a + r3 * aRow
      let bk = b + (j << 2)
      let sum0 = f32x4.splat(0)
      let sum1 = f32x4.splat(0)
      let sum2 = f32x4.splat(0)
      let sum3 = f32x4.splat(0)
      for (let k: usize = 0; k < depth; k++) {
        const four = v128.load(bk)
        sum0 = f32x4.add(sum0, f32x4.mul(v128.load_splat<f32>(a0), four))
        sum1 = f32x4.add(sum1, f32x4.mul(v128.load_splat<f32>(a1), four))
        sum2 = f32x4.add(sum2, f32x4.mul(v128.load_splat<f32>(a2), four))
        sum3 = f32x4.add(sum3, f32x4.mul(v128.load_splat<f32>(a3), four))
        a0 += aColumn
        a1 += aColumn
        a2 += aColumn
        a3 += aColumn
        bk += bRow
      }
      storeLanes(c + r * cRow + (j << 2), f32x4.add(sum0, bias0), columns - j)
      storeLanes(c + r1 * cRow + (j << 2), f32x4.add(sum1, bias1), columns - j)
      storeLanes(c + r2 * cRow + (j << 2), f32x4.add(sum2, bias2), columns - j)
      storeLanes(c + r3 * cRow + (j << 2), f32x4.add(sum3, bias3), columns - j)
    }
  }
}

/** The row's bias in every lane. Adding zero changes no bit: a sum that starts at +0 is never −0. */
function biasOf(bias: usize, row: usize): v128 {
  return bias ? v128.load_splat<f32>(bias + (row << 2)) : f32x4.splat(0)
}
