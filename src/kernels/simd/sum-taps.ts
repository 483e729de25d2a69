import { sumList } from './sum-list'
import { alike, firstTap, lastTap, lineUnder } from './taps'

/**
 * out[m][r][c] = (Σ over sources k and taps (p, q) of w[m][k][p][q] source[k][row][column]) + bias[m], in that order,
 * for each column of the batch; no bias where its address is 0. `taps.ts` says which row and column a tap reads; those
 * that read none are left out. `rowStep` and `sourceStep` are steps of m and k in bytes; a kernel's taps lie together.
 *
 * Places with the same taps are done together, for four rows at a time: a list in `scratch` says of each tap its four
 * weights and where it reads, so that the border costs no more than the inside.
 */
export function sumTaps(
  w: usize,
  rowStep: usize,
  sourceStep: usize,
  bias: usize,
  source: usize,
  out: usize,
  scratch: usize,
  rows: i32,
  sources: i32,
  height: i32,
  width: i32,
  outHeight: i32,
  outWidth: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  step: i32,
  padding: i32,
  stride: i32,
  count: i32,
  transposed: bool,
): void {
  const line: usize = stride << 2
  const lines = sources * height * width
  const list = packColumns(source, line, scratch, lines, count)
  const outPlane: usize = usize(outHeight * outWidth) * line
  // Places `by` apart read places `away` apart by taps `by` apart, against their direction where `transposed`.
  const by = transposed ? step : 1
  const away = transposed ? 1 : step
  const tapAway = transposed ? -1 : 1
  for (let rest = 0; rest < by; rest++)
    for (let r = rest, tall = 0; r < outHeight; r += tall * by) {
      tall = alike(r, height, outHeight, kernelHeight, step, padding, transposed)
      const p0 = firstTap(r, height, step, padding, transposed)
      const p1 = lastTap(r, height, kernelHeight, step, padding, transposed)
      const row = lineUnder(r, p0, step, padding, transposed)
      for (let restColumn = 0; restColumn < by; restColumn++)
        for (let c = restColumn, wide = 0; c < outWidth; c += wide * by) {
          wide = alike(c, width, outWidth, kernelWidth, step, padding, transposed)
          const q0 = firstTap(c, width, step, padding, transposed)
          const q1 = lastTap(c, width, kernelWidth, step, padding, transposed)
          const column = lineUnder(c, q0, step, padding, transposed)
          const to = out + usize(r * outWidth + c) * line
          for (let m = 0; m < rows; m += 4) {
            // Rows past the last are the last one again, computed and stored twice to the same bits.
            const w0 = w + usize(m) * rowStep
            const w1 = w0 + usize(min(1, rows - 1 - m)) * rowStep
            const w2 = w0 + usize(min(2, rows - 1 - m)) * rowStep
            const w3 = w0 + usize(min(3, rows - 1 - m)) * rowStep
            let end = list
            for (let k = 0; k < sources; k++)
              for (let p = p0, above = k * height * width; p <= p1; p += by, above += tapAway * width)
                for (let q = q0, at = above; q <= q1; q += by, at += tapAway) {
                  const tap = usize(k) * sourceStep + (usize(p * kernelWidth + q) << 2)
                  f32.store(end, f32.load(w0 + tap))
                  f32.store(end, f32.load(w1 + tap), 4)
                  f32.store(end, f32.load(w2 + tap), 8)
                  f32.store(end, f32.load(w3 + tap), 12)
                  store<usize>(end, at << 5, 16)
                  end += 20
                }
            for (let b = 0; b < count; b += 8)
              for (let i = 0; i < tall; i++)
                sumList(
                  list,
                  end,
                  scratch + (usize((b >> 3) * lines + (row + i * away) * width + column) << 5),
                  usize(away) << 5,
                  wide,
                  bias ? bias + (m << 2) : 0,
                  to + usize(m) * outPlane + usize(i * by * outWidth) * line + (b << 2),
                  usize(by) * line,
                  outPlane,
                  rows - m,
                  count - b,
                )
          }
        }
    }
}

/** Blocks of eight columns, [block][line][8]: what a sum reads lies close together, whatever the stride is. */
function packColumns(source: usize, line: usize, to: usize, lines: i32, count: i32): usize {
  for (; count > 0; count -= 8) {
    let from = source
    for (let l = 0; l < lines; l++) {
      v128.store(to, v128.load(from))
      if (count > 4) v128.store(to, v128.load(from, 16), 16)
      from += line
      to += 32
    }
    source += 32
  }
  return to
}
