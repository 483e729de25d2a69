/**
 * Convolution: y[o] = Σ_i w[o][i] ⋆ x[i] + b[o], for each output channel a kernel over all input channels, which slides
 * over the image and is not flipped. Zeros pad the image on every side.
 */
import type { PlannedLayer } from '../network.ts'
import type { Plan } from '../plan.ts'
import { literal } from '../python.ts'
import { defineLayer, product, type Shape } from './layer.ts'
import { kernel, kernelWidth, places, stride, type Window } from './window.ts'

interface ConvolutionOptions {
  readonly kernel: number
  readonly kernelWidth: number
  readonly stride: number
  readonly padding: number
}

const windowOf = ({ kernel, kernelWidth, stride, padding }: ConvolutionOptions): Window => ({
  height: kernel,
  width: kernelWidth || kernel,
  stride,
  padding,
})

function numbersOf(options: ConvolutionOptions, { input, output }: PlannedLayer, { capacity }: Plan) {
  const { height, width, stride, padding } = windowOf(options)
  return [...input.shape, ...output.shape, height, width, stride, padding, capacity]
}

/** What the kernels want for copies of values, in blocks of eight columns of the batch, and for lists of taps. */
function scratchFor({ input, output, parameters: [weight] }: PlannedLayer, { slice, capacity }: Plan) {
  const block = 8 * Math.ceil(capacity / 8)
  const [channels, ...area] = input.shape
  const [outputs, ...outArea] = output.shape
  const taps = product(weight!.shape.slice(2))
  return {
    forward: () => slice(channels! * (product(area) * block + 5 * taps)),
    inputGradient: () => slice(outputs! * (product(outArea) * block + 5 * taps)),
    weightGradient: () =>
      slice((2 * Math.ceil(channels! / 2) * product(area) + 4 * product(outArea)) * block + 32 * taps),
  }
}

export const conv2d = defineLayer({
  id: 'conv2d',
  options: [
    { name: 'channels', type: 'integer', default: 8, range: [1, 256] },
    kernel(3),
    kernelWidth,
    stride(1),
    { name: 'padding', type: 'integer', default: 0, range: [0, 64] },
    { name: 'bias', type: 'switch', default: true },
  ],
  takes: 'image',
  shape: (options, input) => [options.channels, ...places(input, windowOf(options))],
  parameters({ channels, bias, ...options }, [depth]: Shape) {
    const { height, width } = windowOf(options)
    const fan = { fanIn: depth! * height * width, fanOut: channels * height * width }
    const weight = { name: 'weight', role: 'weight', shape: [channels, depth!, height, width], ...fan } as const
    return bias ? [weight, { name: 'bias', role: 'bias', shape: [channels], ...fan }] : [weight]
  },
  planForward(options, layer, plan) {
    const { name, parameters, input, output } = layer
    const [weight, bias] = parameters
    plan.add('forward', {
      code: 'conv2d',
      operands: [
        weight!.value,
        bias?.value ?? plan.slice(output.shape[0]!),
        input.value,
        output.value,
        scratchFor(layer, plan).forward(),
      ],
      numbers: numbersOf(options, layer, plan),
      layer: name,
    })
  },
  planBackward(options, layer, plan) {
    const { name, parameters, input, output } = layer
    const [weight, bias] = parameters
    const [channels, ...area] = output.shape
    const numbers = numbersOf(options, layer, plan)
    const scratch = scratchFor(layer, plan)
    plan.add('backward', {
      code: 'conv2d-weight-gradient',
      operands: [output.gradient, input.value, weight!.gradient, scratch.weightGradient()],
      numbers,
      layer: name,
    })
    if (bias)
      plan.add('backward', {
        code: 'conv2d-bias-gradient',
        operands: [output.gradient, bias.gradient],
        numbers: [channels!, product(area), plan.capacity],
        layer: name,
      })
    plan.add('backward', {
      code: 'conv2d-input-gradient',
      operands: [weight!.value, output.gradient, input.gradient, scratch.inputGradient()],
      numbers,
      layer: name,
    })
  },
  onnx(options, { parameters }, input, output) {
    const { height, width, stride, padding } = windowOf(options)
    return [
      {
        op: 'Conv',
        inputs: [input, ...parameters.map(({ name }) => name)],
        outputs: [output],
        attributes: {
          kernel_shape: { ints: [height, width] },
          strides: { ints: [stride, stride] },
          pads: { ints: [padding, padding, padding, padding] },
        },
      },
    ]
  },
  pytorch(options, { input }) {
    const { height, width, stride, padding } = windowOf(options)
    const [channels, bias] = [`${input.shape[0]}, ${options.channels}`, literal(options.bias)]
    return `nn.Conv2d(${channels}, (${height}, ${width}), stride=${stride}, padding=${padding}, bias=${bias})`
  },
})
