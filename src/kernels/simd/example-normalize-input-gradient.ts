import { storeLanes } from './lanes'
import { normalized } from './normalize'

/** With d = scale · dy: dx = inverse · ((d − Σ d / size) − x̂ · Σ d x̂ / size), four examples at a time. */
export function exampleNormalizeInputGradient(
  x: usize,
  mean: usize,
  inverse: usize,
  scale: usize,
  dy: usize,
  dx: usize,
  groups: i32,
  size: i32,
  share: i32,
  stride: i32,
  centred: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  const zero = f32x4.splat(0)
  const n = f32x4.splat(<f32>size)
  for (; groups > 0; groups--) {
    for (let b = 0; b < count; b += 4) {
      const column: usize = b << 2
      const means = v128.load(mean + column)
      const inverses = v128.load(inverse + column)

      // Row k of the group in strand k mod 4: the strands take turns, as in example-moments.
      let d0 = zero
      let d1 = zero
      let d2 = zero
      let d3 = zero
      let a0 = zero
      let a1 = zero
      let a2 = zero
      let a3 = zero
      let at = column
      let own = scale
      let left = share
      for (let r = 0; r < size || r & 3; r++) {
        let d = d0
        let a = a0
        if (r < size) {
          const scaled = f32x4.mul(v128.load_splat<f32>(own), v128.load(dy + at))
          d = f32x4.add(d, scaled)
          a = f32x4.add(a, f32x4.mul(scaled, normalized(v128.load(x + at), means, inverses)))
          at += row
          if (--left === 0) {
            own += 4
            left = share
          }
        }
        d0 = d1
        d1 = d2
        d2 = d3
        d3 = d
        a0 = a1
        a1 = a2
        a2 = a3
        a3 = a
      }
      const sum = f32x4.add(f32x4.add(d0, d1), f32x4.add(d2, d3))
      const shared = centred ? f32x4.div(sum, n) : zero
      const along = f32x4.div(f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3)), n)

      at = column
      for (own = scale; own < scale + (usize(size / share) << 2); own += 4) {
        const factor = v128.load_splat<f32>(own)
        for (let r = 0; r < share; r++) {
          const scaled = f32x4.mul(factor, v128.load(dy + at))
          const rest = f32x4.mul(normalized(v128.load(x + at), means, inverses), along)
          storeLanes(dx + at, f32x4.mul(inverses, f32x4.sub(f32x4.sub(scaled, shared), rest)), count - b)
          at += row
        }
      }
    }
    x += usize(size) * row
    dy += usize(size) * row
    dx += usize(size) * row
    scale += usize(size / share) << 2
    mean += row
    inverse += row
  }
}
