/**
 * A network as an ONNX file: IR version 8, operator set 17. Field numbers are those of `onnx.proto`,
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */
import type { OnnxAttribute, OnnxNode } from '#core/layers/layer.ts'
import type { Network, PlannedLayer } from '#core/network.ts'
import { type Bytes, bytesField, floatField, floats, integerField, message, textField } from './protobuf.ts'

const IR_VERSION = 8
const OPERATOR_SET = 17
/** The number of float32 in `TensorProto.DataType`. */
const FLOAT = 1

/** A float32 value that enters or leaves the model; a dimension without a fixed size has a name (`batch`). */
export interface OnnxValue {
  readonly name: string
  readonly shape: readonly (number | string)[]
}

/** A constant of the model, row by row. */
export interface OnnxInitializer {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array
}

/** A model with one input and one output. */
export interface OnnxModel {
  readonly name: string
  /** The version of the core that trained it. */
  readonly producerVersion: string
  readonly input: OnnxValue
  readonly output: OnnxValue
  /** In the order in which they run. */
  readonly nodes: readonly OnnxNode[]
  readonly initializers: readonly OnnxInitializer[]
  /** Text that travels with the file, such as the experiment that it came from. */
  readonly metadata?: { readonly [key: string]: string }
}

/** The bytes of an ONNX file. Throws a RangeError for an initializer whose shape does not match its values. */
export function writeOnnx(model: OnnxModel): Bytes {
  const graph = message(
    ...model.nodes.map((node) => bytesField(1, writeNode(node))),
    textField(2, model.name),
    ...model.initializers.map((initializer) => bytesField(5, writeInitializer(initializer))),
    bytesField(11, writeValue(model.input)),
    bytesField(12, writeValue(model.output)),
  )
  return message(
    integerField(1, IR_VERSION),
    textField(2, 'held-out'),
    textField(3, model.producerVersion),
    bytesField(7, graph),
    bytesField(8, message(textField(1, ''), integerField(2, OPERATOR_SET))),
    ...Object.entries(model.metadata ?? {}).map(([key, value]) =>
      bytesField(14, message(textField(1, key), textField(2, value))),
    ),
  )
}

function writeNode({ op, inputs, outputs, attributes = {} }: OnnxNode): Bytes {
  return message(
    ...inputs.map((name) => textField(1, name)),
    ...outputs.map((name) => textField(2, name)),
    textField(4, op),
    ...Object.entries(attributes).map(([name, value]) =>
      bytesField(5, message(textField(1, name), writeAttribute(value))),
    ),
  )
}

/** The value in the field of its type, and field 20, the type itself. */
function writeAttribute(value: OnnxAttribute): Bytes {
  if ('float' in value) return message(floatField(2, value.float), integerField(20, 1))
  if ('int' in value) return message(integerField(3, value.int), integerField(20, 2))
  if ('string' in value) return message(textField(4, value.string), integerField(20, 3))
  return message(...value.ints.map((int) => integerField(8, int)), integerField(20, 7))
}

function writeInitializer({ name, shape, values }: OnnxInitializer): Bytes {
  const size = shape.reduce((product, dimension) => product * dimension, 1)
  if (size !== values.length)
    throw new RangeError(
      `“${name}” of shape [${shape.join(', ')}] has ${size} values, but ${values.length} were given.`,
    )
  return message(
    ...shape.map((dimension) => integerField(1, dimension)),
    integerField(2, FLOAT),
    textField(8, name),
    bytesField(9, floats(values)),
  )
}

function writeValue({ name, shape }: OnnxValue): Bytes {
  const dimensions = shape.map((dimension) =>
    bytesField(1, typeof dimension === 'string' ? textField(2, dimension) : integerField(1, dimension)),
  )
  const tensor = message(integerField(1, FLOAT), bytesField(2, message(...dimensions)))
  return message(textField(1, name), bytesField(2, bytesField(1, tensor)))
}

/**
 * Describes a network and its parameters' values as a model from `input` [batch, features] to `logits` [batch, classes].
 * `parameters` is a copy of the slice `network.parameters`; `nodesOf` gives the nodes that compute a layer's value
 * `output` from its value `input`, and may name the layer's parameters, each of which is an initializer. Throws a
 * RangeError where the number of parameter values is not the network's.
 */
export function networkToOnnx(
  network: Network,
  parameters: Float32Array,
  nodesOf: (layer: PlannedLayer, input: string, output: string) => readonly OnnxNode[],
  options: Pick<OnnxModel, 'name' | 'producerVersion' | 'metadata'>,
): OnnxModel {
  const { offset, length } = network.parameters
  if (parameters.length !== length)
    throw new RangeError(`The network has ${length} parameters, but ${parameters.length} values were given.`)
  const last = network.layers.length - 1
  const valueBefore = (k: number): string => (k === 0 ? 'input' : network.layers[k - 1]!.name)
  return {
    ...options,
    input: { name: 'input', shape: ['batch', network.input.features] },
    output: { name: 'logits', shape: ['batch', network.logits.features] },
    nodes: network.layers.flatMap((layer, k) => nodesOf(layer, valueBefore(k), k === last ? 'logits' : layer.name)),
    initializers: network.layers
      .flatMap((layer) => layer.parameters)
      .map(({ name, shape, value }) => ({
        name,
        shape,
        values: parameters.subarray(value.offset - offset, value.offset - offset + value.length),
      })),
  }
}
