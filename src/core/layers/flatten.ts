/** Flatten: an image as the list of its values, channel by channel and row by row. */
import { defineLayer, product } from './layer.ts'

export const flatten = defineLayer({
  id: 'flatten',
  options: [],
  reshapes: true,
  shape: (_, input) => [product(input)],
  planForward() {},
  planBackward() {},
  onnx: (_, __, input, output) => [{ op: 'Flatten', inputs: [input], outputs: [output] }],
  pytorch: () => 'nn.Flatten()',
})
