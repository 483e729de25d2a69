/** Central differences beside a gradient, for analyses. */

/**
 * (L(x + h) − L(x − h)) / 2h for each entry of x, which is put back: what a backward pass should give. `lossAt` runs the
 * operations at x as it stands.
 */
export function centralDifferences(x: Float32Array, h: number, lossAt: () => number): readonly number[] {
  return Array.from(x, (value, k) => {
    const [up, down] = [Math.fround(value + h), Math.fround(value - h)]
    x[k] = up
    const above = lossAt()
    x[k] = down
    const difference = above - lossAt()
    x[k] = value
    return difference / (up - down)
  })
}
