/** Laws that the solutions of linear problems obey, over random matrices. */
import { describe, expect, test } from 'vitest'
import { minimumNorm, solvePositive, symmetricEigen } from '#core/linear-algebra.ts'
import { createStream } from '#core/rng.ts'

const random = (name: string, length: number) => {
  const stream = createStream(0, name)
  return Float64Array.from({ length }, (_, k) => stream.normal(k))
}
const product = (a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number) =>
  Float64Array.from({ length: rows * columns }, (_, at) => {
    let sum = 0
    for (let k = 0; k < inner; k++) sum += a[Math.floor(at / columns) * inner + k]! * b[k * columns + (at % columns)]!
    return sum
  })
const transpose = (a: Float64Array, rows: number, columns: number) =>
  Float64Array.from({ length: a.length }, (_, at) => a[(at % rows) * columns + Math.floor(at / rows)]!)
const identity = (n: number) => Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0))
/** Largest difference, relative to the largest entry. */
const distance = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length)
  const size = Math.max(1e-300, ...Array.from(b, Math.abs))
  return Math.max(0, ...Array.from(a, (x, k) => Math.abs(x - b[k]!))) / size
}
/** Positive definite, of moderate condition. */
const positive = (n: number) => {
  const a = random(`a${n}`, n * n)
  return product(a, transpose(a, n, n), n, n, n).map((x, at) => (at % (n + 1) === 0 ? x + 1 : x))
}

describe('solvePositive', () => {
  test.each([1, 2, 3, 17, 40])('A x = b, %i unknowns, three right-hand sides', (n) => {
    const a = positive(n)
    const x = random('x', 3 * n)
    expect(distance(solvePositive(a, product(a, x, n, n, 3), n), x)).toBeLessThan(1e-11)
  })

  test('reads the lower triangle alone', () => {
    expect(solvePositive(Float64Array.of(4, NaN, 2, 10), Float64Array.of(8, 13), 2)).toEqual(Float64Array.of(1.5, 1))
  })

  test.each([
    [[0], 'pivot 1 of 1 is 0'],
    [[1, 2, 2, 1], 'pivot 2 of 2 is -3'],
    [[NaN], 'pivot 1 of 1 is NaN'],
  ])('refuses %j, which is not positive definite', (a, sentence) => {
    expect(() =>
      solvePositive(Float64Array.from(a), new Float64Array(Math.sqrt(a.length)), Math.sqrt(a.length)),
    ).toThrow(new RangeError(`The matrix is not positive definite: ${sentence}.`))
  })
})

describe('symmetricEigen', () => {
  test.each([1, 2, 3, 17, 40])('V A Vᵀ is diagonal, descending, and V orthonormal, n = %i', (n) => {
    const square = random(`s${n}`, n * n)
    const a = square.map((x, at) => x + square[(at % n) * n + Math.floor(at / n)]!)
    const { values, vectors } = symmetricEigen(a, n)
    expect(distance(product(vectors, transpose(vectors, n, n), n, n, n), identity(n))).toBeLessThan(1e-13)
    const diagonal = identity(n).map((x, at) => x * values[at % n]!)
    expect(distance(product(product(vectors, a, n, n, n), transpose(vectors, n, n), n, n, n), diagonal)).toBeLessThan(
      1e-13,
    )
    expect([...values]).toEqual([...values].sort((x, y) => y - x))
    for (let k = 0; k < n; k++) {
      const vector = Array.from(vectors.subarray(k * n, (k + 1) * n))
      expect(Math.max(...vector)).toBe(Math.max(...vector.map(Math.abs)))
    }
  })

  test('by hand: [[2, 1], [1, 2]] has 3 along (1, 1) and 1 along (1, −1)', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2)
    expect(distance(values, [3, 1])).toBeLessThan(1e-15)
    const half = Math.SQRT1_2
    expect(distance(vectors, [half, half, half, -half])).toBeLessThan(1e-15)
  })

  test('keeps a diagonal matrix, equal values in their order, and a matrix of zeros', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(1, 0, 0, 0, 5, 0, 0, 0, 1), 3)
    expect([...values]).toEqual([5, 1, 1])
    expect([...vectors]).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 1])
    expect([...symmetricEigen(new Float64Array(4), 2).values]).toEqual([0, 0])
  })

  test('finds small values beside large ones', () => {
    const { vectors } = symmetricEigen(positive(6), 6)
    const wanted = [1e6, 1e3, 1, 1e-3, 1e-6, 0]
    const scaled = vectors.map((x, at) => x * wanted[Math.floor(at / 6)]!)
    const { values } = symmetricEigen(product(transpose(vectors, 6, 6), scaled, 6, 6, 6), 6)
    for (let k = 0; k < 6; k++) expect(Math.abs(values[k]! - wanted[k]!)).toBeLessThan(1e-9)
  })
})

describe('minimumNorm', () => {
  // The four laws of Moore and Penrose single out X⁺, which is the solution for y = the identity.
  test.each([
    [7, 4, 4],
    [4, 7, 4],
    [6, 6, 6],
    [9, 6, 3],
    [6, 9, 3],
    [5, 5, 1],
    [40, 200, 40],
    [3, 4, 0],
  ])('of %i × %i with rank %i is the pseudo-inverse', (rows, columns, rank) => {
    const x = product(random('left', rows * rank), random('right', rank * columns), rows, rank, columns)
    const inverse = minimumNorm(x, rows, columns, identity(rows))
    const xi = product(x, inverse, rows, columns, rows)
    const ix = product(inverse, x, columns, rows, columns)
    expect(distance(product(xi, x, rows, rows, columns), x)).toBeLessThan(1e-11)
    expect(distance(product(ix, inverse, columns, columns, rows), inverse)).toBeLessThan(1e-11)
    expect(distance(xi, transpose(xi, rows, rows))).toBeLessThan(1e-11)
    expect(distance(ix, transpose(ix, columns, columns))).toBeLessThan(1e-11)
    const trace = identity(rows).reduce((sum, one, at) => sum + one * xi[at]!, 0)
    expect(Math.abs(trace - rank)).toBeLessThan(1e-10)
  })

  test('solves a system of bad condition to what it allows: monomials of degree 15 at 20 points', () => {
    const points = Array.from({ length: 20 }, (_, i) => i / 9.5 - 1)
    const x = Float64Array.from(points.flatMap((t) => Array.from({ length: 16 }, (_, k) => t ** k)))
    const w = random('w', 16)
    expect(distance(minimumNorm(x, 20, 16, product(x, w, 20, 16, 1)), w)).toBeLessThan(1e-9)
  })

  test('by hand: of all (a, b) with a + 2 b = 5 the shortest is (1, 2)', () => {
    expect(distance(minimumNorm(Float64Array.of(1, 2), 1, 2, Float64Array.of(5)), [1, 2])).toBeLessThan(1e-15)
  })
})
