import { joinStrands, keepLanes, storeLanes } from './lanes'

/** 1 / √(variance + ε). */
export function inverseDeviationOf(variance: v128, epsilon: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(variance, epsilon)))
}

/** x̂ = (x − mean) · inverse. */
export function normalized(x: v128, mean: v128, inverse: v128): v128 {
  return f32x4.mul(f32x4.sub(x, mean), inverse)
}

/**
 * y = scale · x̂ + shift. Rows are `row` bytes apart; `statisticRow` is the step in bytes from one unit's statistics to
 * the next: 4 where there is one for the batch, `row` where each column has its own.
 */
export function normalize(
  x: usize,
  mean: usize,
  inverse: usize,
  scale: usize,
  shift: usize,
  y: usize,
  units: i32,
  size: i32,
  share: i32,
  row: usize,
  statisticRow: usize,
  count: i32,
): void {
  for (; units > 0; units--) {
    let means = v128.load_splat<f32>(mean)
    let inverses = v128.load_splat<f32>(inverse)
    for (let first = 0; first < size; first += share) {
      const factor = v128.load_splat<f32>(scale)
      const offset = v128.load_splat<f32>(shift)
      for (let r = 0; r < share; r++) {
        for (let b = 0; b < count; b += 4) {
          const at: usize = b << 2
          if (statisticRow > 4) {
            means = v128.load(mean + at)
            inverses = v128.load(inverse + at)
          }
          const unscaled = normalized(v128.load(x + at), means, inverses)
          storeLanes(y + at, f32x4.add(f32x4.mul(factor, unscaled), offset), count - b)
        }
        x += row
        y += row
      }
      scale += 4
      shift += 4
    }
    mean += statisticRow
    inverse += statisticRow
  }
}

/** dscale = Σ dy · x̂ and dshift = Σ dy over the rows that share them and the batch, lane k the strand k. */
export function normalizeParameterGradient(
  x: usize,
  mean: usize,
  inverse: usize,
  dy: usize,
  dscale: usize,
  dshift: usize,
  units: i32,
  size: i32,
  share: i32,
  row: usize,
  statisticRow: usize,
  count: i32,
): void {
  for (; units > 0; units--) {
    let means = v128.load_splat<f32>(mean)
    let inverses = v128.load_splat<f32>(inverse)
    for (let first = 0; first < size; first += share) {
      let along = f32x4.splat(0)
      let plain = f32x4.splat(0)
      for (let r = 0; r < share; r++) {
        for (let b = 0; b < count; b += 4) {
          const at: usize = b << 2
          if (statisticRow > 4) {
            means = v128.load(mean + at)
            inverses = v128.load(inverse + at)
          }
          let upstream = v128.load(dy + at)
          let product = f32x4.mul(upstream, normalized(v128.load(x + at), means, inverses))
          if (b + 4 > count) {
            upstream = keepLanes(upstream, count - b)
            product = keepLanes(product, count - b)
          }
          plain = f32x4.add(plain, upstream)
          along = f32x4.add(along, product)
        }
        x += row
        dy += row
      }
      f32.store(dscale, joinStrands(along))
      f32.store(dshift, joinStrands(plain))
      dscale += 4
      dshift += 4
    }
    mean += statisticRow
    inverse += statisticRow
  }
}
