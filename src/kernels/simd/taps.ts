import { storeLanes } from './lanes'

/**
 * out[m][r][c] = (Σ over sources k and taps (p, q) of w[m][k][p][q] source[k][row][column]) + bias[m], in that order,
 * for each column of the batch; no bias where its address is 0. Tap p of r reads row r step + p − padding, or where
 * `transposed` row (r + padding − p) / step; q of c likewise. Taps that read no row or column are left out. `rowStep`
 * and `sourceStep` are steps of m and k in bytes; the taps of a kernel lie together.
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

/** How many places, every `by`-th from this one on, have the same taps. */
function alike(at: i32, size: i32, outSize: i32, kernel: i32, step: i32, padding: i32, transposed: bool): i32 {
  const first = firstTap(at, size, step, padding, transposed)
  const last = lastTap(at, size, kernel, step, padding, transposed)
  const by = transposed ? step : 1
  let places = 1
  for (let next = at + by; next < outSize; next += by) {
    if (firstTap(next, size, step, padding, transposed) !== first) break
    if (lastTap(next, size, kernel, step, padding, transposed) !== last) break
    places++
  }
  return places
}

/** The taps of a row or column that read one, from the first to the last. */
export function firstTap(at: i32, size: i32, step: i32, padding: i32, transposed: bool): i32 {
  return transposed ? max((at + padding) % step, at + padding - (size - 1) * step) : max(0, padding - at * step)
}

export function lastTap(at: i32, size: i32, kernel: i32, step: i32, padding: i32, transposed: bool): i32 {
  return min(kernel - 1, transposed ? at + padding : size - 1 + padding - at * step)
}

/** The row or column that a tap reads. */
function lineUnder(at: i32, tap: i32, step: i32, padding: i32, transposed: bool): i32 {
  return transposed ? (at + padding - tap) / step : at * step - padding + tap
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

/** Four rows of `sumTaps` at some places of a row: two vectors of the source and eight sums, as in `matmul`. */
function sumList(
  list: usize,
  end: usize,
  source: usize,
  sourceStep: usize,
  places: i32,
  bias: usize,
  to: usize,
  outStep: usize,
  plane: usize,
  rows: i32,
  count: i32,
): void {
  const r1: usize = min(1, rows - 1)
  const r2: usize = min(2, rows - 1)
  const r3: usize = min(3, rows - 1)
  const bias0 = bias ? v128.load_splat<f32>(bias) : f32x4.splat(0)
  const bias1 = bias ? v128.load_splat<f32>(bias + (r1 << 2)) : f32x4.splat(0)
  const bias2 = bias ? v128.load_splat<f32>(bias + (r2 << 2)) : f32x4.splat(0)
  const bias3 = bias ? v128.load_splat<f32>(bias + (r3 << 2)) : f32x4.splat(0)
  let to1 = to + r1 * plane
  let to2 = to + r2 * plane
  let to3 = to + r3 * plane
  for (; places > 0; places--) {
    let left0 = f32x4.splat(0)
    let left1 = f32x4.splat(0)
    let left2 = f32x4.splat(0)
    let left3 = f32x4.splat(0)
    let right0 = f32x4.splat(0)
    let right1 = f32x4.splat(0)
    let right2 = f32x4.splat(0)
    let right3 = f32x4.splat(0)
    for (let tap = list; tap < end; tap += 20) {
      const at = source + load<usize>(tap, 16)
      const left = v128.load(at)
      const right = v128.load(at, 16)
      let x = v128.load_splat<f32>(tap)
      left0 = f32x4.add(left0, f32x4.mul(x, left))
      right0 = f32x4.add(right0, f32x4.mul(x, right))
      x = v128.load_splat<f32>(tap, 4)
      left1 = f32x4.add(left1, f32x4.mul(x, left))
      right1 = f32x4.add(right1, f32x4.mul(x, right))
      x = v128.load_splat<f32>(tap, 8)
      left2 = f32x4.add(left2, f32x4.mul(x, left))
      right2 = f32x4.add(right2, f32x4.mul(x, right))
      x = v128.load_splat<f32>(tap, 12)
      left3 = f32x4.add(left3, f32x4.mul(x, left))
      right3 = f32x4.add(right3, f32x4.mul(x, right))
    }
    left0 = f32x4.add(left0, bias0)
    left1 = f32x4.add(left1, bias1)
    left2 = f32x4.add(left2, bias2)
    left3 = f32x4.add(left3, bias3)
    if (count > 4) {
      v128.store(to, left0)
      v128.store(to1, left1)
      v128.store(to2, left2)
      v128.store(to3, left3)
      left0 = f32x4.add(right0, bias0)
      left1 = f32x4.add(right1, bias1)
      left2 = f32x4.add(right2, bias2)
      left3 = f32x4.add(right3, bias3)
    }
    const rest: usize = count > 4 ? 16 : 0
    const lanes = count > 4 ? count - 4 : count
    storeLanes(to + rest, left0, lanes)
    storeLanes(to1 + rest, left1, lanes)
    storeLanes(to2 + rest, left2, lanes)
    storeLanes(to3 + rest, left3, lanes)
    source += sourceStep
    to += outStep
    to1 += outStep
    to2 += outStep
    to3 += outStep
  }
}
