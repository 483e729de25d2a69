/** What convolution and pooling take: small images, windows that fit, any step, padding as wide as a window and more. */
import type { Random, Shape } from './random-case.ts'

/** The sides of an image, a window on it, and the places that the window has. */
function randomWindow({ integer, oneOf }: Random, padding: number) {
  const [height, width, step] = [integer(1, 6), integer(1, 6), oneOf([1, 1, 2, 3])]
  const [kernelHeight, kernelWidth] = [height, width].map((size) => integer(1, Math.min(4, size + 2 * padding)))
  const places = (size: number, kernel: number) => Math.floor((size + 2 * padding - kernel) / step) + 1
  const [outHeight, outWidth] = [places(height, kernelHeight!), places(width, kernelWidth!)]
  return { image: [height, width], out: [outHeight, outWidth], kernel: [kernelHeight!, kernelWidth!], step }
}

const product = (numbers: readonly number[]) => numbers.reduce((a, b) => a * b, 1)

/** x and y the values of image and output, w the weights, o a number an output, s, t and g scratch. */
const convolution = (pattern: string) => (_: number, __: number, stride: number, random: Random) => {
  const padding = random.oneOf([0, 0, 1, 1, 2, 5])
  const { image, out, kernel, step } = randomWindow(random, padding)
  const [channels, outputs] = [random.integer(1, 5), random.integer(1, 9)]
  const [area, outArea, taps] = [image, out, kernel].map(product) as [number, number, number]
  const block = 8 * Math.ceil(stride / 8)
  const lengthOf: { readonly [kind: string]: number } = {
    x: channels * area * stride,
    y: outputs * outArea * stride,
    w: outputs * channels * taps,
    o: outputs,
    s: channels * (area * block + 5 * taps),
    t: outputs * (outArea * block + 5 * taps),
    g: (2 * Math.ceil(channels / 2) * area + 4 * outArea) * block + 32 * taps,
  }
  return {
    lengths: [...pattern].map((kind) => lengthOf[kind]!),
    numbers: [channels, ...image, outputs, ...out, ...kernel, step, padding, stride],
    scratch: pattern.length - 1,
  }
}

const pooling = (pattern: string) => (_: number, __: number, stride: number, random: Random) => {
  const { image, out, kernel, step } = randomWindow(random, 0)
  const channels = random.integer(1, 3)
  const lengthOf = { x: channels * product(image) * stride, y: channels * product(out) * stride }
  return {
    lengths: [...pattern].map((kind) => lengthOf[kind as 'x' | 'y']),
    numbers: [channels, ...image, ...out, ...kernel, step, stride],
  }
}

export const imageShapes: {
  readonly [code: string]: (m: number, n: number, stride: number, random: Random) => Shape
} = {
  conv2d: convolution('woxys'),
  'conv2d-weight-gradient': convolution('yxwg'),
  'conv2d-bias-gradient': (m, n, stride) => {
    const [outputs, area] = [1 + (m % 12), 1 + (n % 9)]
    return { lengths: [outputs * area * stride, outputs], numbers: [outputs, area, stride] }
  },
  'conv2d-input-gradient': convolution('wyxt'),
  'max-pool': pooling('xy'),
  'max-pool-gradient': pooling('xyyx'),
  'average-pool': pooling('xy'),
  'average-pool-gradient': pooling('yx'),
}
