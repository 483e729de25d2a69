/**
 * Small dense linear algebra. Matrices are row-major Float64Arrays; only + − × ÷ √, every sum in index order, so the
 * bits are equal in every engine. Several right-hand sides stand side by side: b is [n][m], and so is the solution.
 */

/** Σ x_i y_i over `length` entries from two offsets. */
function dot(x: Float64Array, xAt: number, y: Float64Array, yAt: number, length: number): number {
  let sum = 0
  for (let i = 0; i < length; i++) sum += x[xAt + i]! * y[yAt + i]!
  return sum
}

/**
 * The solution of A x = b for a symmetric positive definite A [n][n], of which the lower triangle is read; b is [n][m].
 * Cholesky: A = L Lᵀ, then L z = b and Lᵀ x = z. Throws a RangeError if A is not positive definite.
 */
export function solvePositive(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const rest = a[i * n + j]! - dot(lower, i * n, lower, j * n, j)
      if (i !== j) lower[i * n + j] = rest / lower[j * n + j]!
      else if (rest > 0) lower[i * n + i] = Math.sqrt(rest)
      else throw new RangeError(`The matrix is not positive definite: pivot ${i + 1} of ${n} is ${rest}.`)
    }
  const m = b.length / n
  const x = Float64Array.from(b)
  for (let c = 0; c < m; c++) {
    for (let i = 0; i < n; i++) {
      let rest = x[i * m + c]!
      for (let k = 0; k < i; k++) rest -= lower[i * n + k]! * x[k * m + c]!
      x[i * m + c] = rest / lower[i * n + i]!
    }
    for (let i = n - 1; i >= 0; i--) {
      let rest = x[i * m + c]!
      for (let k = i + 1; k < n; k++) rest -= lower[k * n + i]! * x[k * m + c]!
      x[i * m + c] = rest / lower[i * n + i]!
    }
  }
  return x
}

/**
 * Eigenvalues, descending, and unit eigenvectors of a symmetric A [n][n]: row k of `vectors` belongs to value k, and its
 * entry of largest size (the first of equals) is positive. Cyclic Jacobi rotations.
 */
export function symmetricEigen(a: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const d = Float64Array.from(a)
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  // Convergence is quadratic: ten sweeps are many. An entry too small to matter beside its diagonal is passed over.
  for (let sweep = 0, rotated = true; rotated && sweep < 60; sweep++) {
    rotated = false
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const off = d[p * n + q]!
        const scale = Math.abs(d[p * n + p]!) + Math.abs(d[q * n + q]!)
        if (off === 0 || scale + Math.abs(off) * 1e-3 === scale) continue
        rotated = true
        const theta = (d[q * n + q]! - d[p * n + p]!) / (2 * off)
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const cos = 1 / Math.sqrt(tangent * tangent + 1)
        const sin = tangent * cos
        for (let i = 0; i < n; i++) rotate(d, i * n + p, i * n + q, cos, sin)
        for (let i = 0; i < n; i++) rotate(d, p * n + i, q * n + i, cos, sin)
        for (let i = 0; i < n; i++) rotate(v, p * n + i, q * n + i, cos, sin)
      }
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((i, j) => d[j * n + j]! - d[i * n + i]! || i - j)
  const vectors = new Float64Array(n * n)
  order.forEach((from, k) => {
    const vector = v.subarray(from * n, (from + 1) * n)
    const largest = vector.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0)
    for (let i = 0; i < n; i++) vectors[k * n + i] = largest < 0 ? -vector[i]! : vector[i]!
  })
  return { values: Float64Array.from(order, (k) => d[k * n + k]!), vectors }
}

function rotate(x: Float64Array, p: number, q: number, cos: number, sin: number): void {
  const [a, b] = [x[p]!, x[q]!]
  x[p] = cos * a - sin * b
  x[q] = sin * a + cos * b
}

/** A direction counts towards the rank if what is left of it is longer than this, relative to the longest vector. */
const RANK_TOLERANCE = 1e-12

/**
 * The w [columns][m] of least norm among those that minimise ‖X w − y‖², column by column of y [rows][m]; the
 * pseudo-inverse of X times y. X = Qᵀ S with orthonormal Q, then Sᵀ the same way: a complete orthogonal decomposition.
 * The rank is found by RANK_TOLERANCE.
 */
export function minimumNorm(x: Float64Array, rows: number, columns: number, y: Float64Array): Float64Array {
  const transposed = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) transposed[j * rows + i] = x[i * columns + j]!
  const q = orthonormalise(transposed, columns, rows)
  const z = orthonormalise(q.coefficients.subarray(0, q.order.length * columns), q.order.length, columns)
  const rank = z.order.length
  const m = y.length / rows
  const w = new Float64Array(columns * m)
  const u = new Float64Array(rank)
  for (let c = 0; c < m; c++) {
    z.order.forEach((r, j) => {
      let rest = 0
      for (let i = 0; i < rows; i++) rest += q.basis[r * rows + i]! * y[i * m + c]!
      for (let k = 0; k < j; k++) rest -= z.coefficients[k * q.order.length + r]! * u[k]!
      u[j] = rest / z.coefficients[j * q.order.length + r]!
    })
    for (let k = 0; k < rank; k++) for (let i = 0; i < columns; i++) w[i * m + c]! += u[k]! * z.basis[k * columns + i]!
  }
  return w
}

/**
 * Gram and Schmidt's process on the rows of `vectors` [count][length], the longest remainder first, each made orthogonal
 * a second time when its turn comes: vector j = Σ_k coefficients[k][j] basis[k], and `order` tells whose turn k was.
 */
function orthonormalise(vectors: Float64Array, count: number, length: number) {
  const most = Math.min(count, length)
  const rest = Float64Array.from(vectors)
  const basis = new Float64Array(most * length)
  const coefficients = new Float64Array(most * count)
  const order: number[] = []
  const left = new Set(Array.from({ length: count }, (_, j) => j))
  const takeAway = (k: number, j: number) => {
    const along = dot(basis, k * length, rest, j * length, length)
    coefficients[k * count + j]! += along
    for (let i = 0; i < length; i++) rest[j * length + i]! -= along * basis[k * length + i]!
  }
  let first = 0
  while (order.length < most) {
    let longest = -1
    let square = 0
    for (const j of left) {
      const candidate = dot(rest, j * length, rest, j * length, length)
      if (candidate > square) [longest, square] = [j, candidate]
    }
    if (longest < 0) break
    const k = order.length
    for (let earlier = 0; earlier < k; earlier++) takeAway(earlier, longest)
    const norm = Math.sqrt(dot(rest, longest * length, rest, longest * length, length))
    if (k === 0) first = norm
    if (!(norm > RANK_TOLERANCE * first)) break
    for (let i = 0; i < length; i++) basis[k * length + i] = rest[longest * length + i]! / norm
    coefficients[k * count + longest] = norm
    order.push(longest)
    left.delete(longest)
    for (const j of left) takeAway(k, j)
  }
  return { basis, coefficients, order }
}
