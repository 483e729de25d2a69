/**
 * A network as an ONNX file: IR version 8, operator set 17. Field numbers are those of `onnx.proto`,
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */
import type { OnnxAttribute, OnnxConstant, OnnxNode } from '#core/layers/layer.ts'
import type { Network, PlannedLayer, Slice } from '#core/network.ts'
import { type Bytes, bytesField, floatField, floats, integerField, longs, message, textField } from './protobuf.ts'

const IR_VERSION = 8
const OPERATOR_SET = 17
/** Numbers of `TensorProto.DataType`. */
const DATA_TYPES = { float: 1, int64: 7 } as const

/** A float32 value that enters or leaves the model; a dimension without a fixed size has a name (`batch`). */
export interface OnnxValue {
  readonly name: string
  readonly shape: readonly (number | string)[]
}

/** A constant of the model, row by row. */
export interface OnnxInitializer extends Omit<OnnxConstant, 'values'> {
  readonly values: ArrayLike<number>
}

/** A model with one input and one output. */
export interface OnnxModel {
  readonly name: string
  /** The version of the core that trained it. */
  readonly producerVersion: string
  readonly input: OnnxValue
  readonly output: OnnxValue
  /** In the order in which they run; constants that they bring along become initializers too. */
  readonly nodes: readonly OnnxNode[]
  readonly initializers: readonly OnnxInitializer[]
  /** Text that travels with the file, such as the experiment that it came from. */
  readonly metadata?: { readonly [key: string]: string }
}

/** The bytes of an ONNX file. Throws a RangeError for an initializer whose shape does not match its values. */
export function writeOnnx(model: OnnxModel): Bytes {
  const constants = model.nodes.flatMap((node) => node.constants ?? [])
  const graph = message(
    ...model.nodes.map((node) => bytesField(1, writeNode(node))),
    textField(2, model.name),
    ...[...model.initializers, ...constants].map((initializer) => bytesField(5, writeInitializer(initializer))),
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

function writeInitializer({ name, type, shape, values }: OnnxInitializer): Bytes {
  const size = shape.reduce((product, dimension) => product * dimension, 1)
  if (size !== values.length)
    throw new RangeError(
      `“${name}” of shape [${shape.join(', ')}] has ${size} values, but ${values.length} were given.`,
    )
  return message(
    ...shape.map((dimension) => integerField(1, dimension)),
    integerField(2, DATA_TYPES[type]),
    textField(8, name),
    bytesField(9, type === 'float' ? floats(values) : longs(values)),
  )
}

function writeValue({ name, shape }: OnnxValue): Bytes {
  const dimensions = shape.map((dimension) =>
    bytesField(1, typeof dimension === 'string' ? textField(2, dimension) : integerField(1, dimension)),
  )
  const tensor = message(integerField(1, DATA_TYPES.float), bytesField(2, message(...dimensions)))
  return message(textField(1, name), bytesField(2, bytesField(1, tensor)))
}

/** Copies of the network's slices `parameters` and `states`. */
export interface TrainedValues {
  readonly parameters: Float32Array
  readonly states: Float32Array
}

/**
 * Describes a network and its values as a model from `input` [batch, …shape] to `logits` [batch, …shape]. `nodesOf`
 * gives the nodes that compute a layer's value `output` from its value `input`, and may name the layer's parameters and
 * states, each of which is an initializer. Throws a RangeError where the number of values is not the network's.
 */
export function networkToOnnx(
  network: Network,
  values: TrainedValues,
  nodesOf: (layer: PlannedLayer, input: string, output: string) => readonly OnnxNode[],
  options: Pick<OnnxModel, 'name' | 'producerVersion' | 'metadata'>,
): OnnxModel {
  for (const part of ['parameters', 'states'] as const)
    if (values[part].length !== network[part].length)
      throw new RangeError(
        `The network has ${network[part].length} ${part}, but ${values[part].length} values were given.`,
      )
  const valuesIn = (part: 'parameters' | 'states', { offset, length }: Slice) =>
    values[part].subarray(offset - network[part].offset, offset - network[part].offset + length)
  const last = network.layers.length - 1
  const valueBefore = (k: number): string => (k === 0 ? 'input' : network.layers[k - 1]!.name)
  return {
    ...options,
    input: { name: 'input', shape: ['batch', ...network.input.shape] },
    output: { name: 'logits', shape: ['batch', ...network.logits.shape] },
    nodes: network.layers.flatMap((layer, k) => nodesOf(layer, valueBefore(k), k === last ? 'logits' : layer.name)),
    initializers: network.layers.flatMap(({ parameters, states }) => [
      ...parameters.map(({ name, shape, value }) => constant(name, shape, valuesIn('parameters', value))),
      ...states.map(({ name, value }) => constant(name, [value.length], valuesIn('states', value))),
    ]),
  }
}

const constant = (name: string, shape: readonly number[], values: Float32Array): OnnxInitializer => ({
  name,
  type: 'float',
  shape,
  values,
})
