/** What a layer implements. */
import type { Parameter, ParameterRole, PlannedLayer } from '../network.ts'
import type { Plan } from '../plan.ts'
import type { Declaration, OptionDeclaration, Options } from '../units.ts'

/** An attribute of an ONNX node and its type; a whole number may be meant as a float, so the type is written out. */
export type OnnxAttribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly string: string }
  | { readonly ints: readonly number[] }

/** A constant of an ONNX graph that is no parameter, row by row; `int64` for shapes and axes. */
export interface OnnxConstant {
  readonly name: string
  readonly type: 'float' | 'int64'
  readonly shape: readonly number[]
  readonly values: readonly number[]
}

/** One operator of an ONNX graph; its inputs and outputs are names of values. */
export interface OnnxNode {
  readonly op: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes?: { readonly [name: string]: OnnxAttribute }
  /** Constants that this node brings along. */
  readonly constants?: readonly OnnxConstant[]
}

/** [feature], or [channel, row, column] of an image. */
export type Shape = readonly number[]

export type ParameterShape = Pick<Parameter, 'role' | 'shape' | 'fanIn' | 'fanOut'> & { readonly name: ParameterRole }

export interface StateShape {
  readonly name: string
  readonly length: number
  readonly initial: number
}

export interface LayerUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** Whether it takes an image or one list of features; a layer that says nothing takes either. */
  readonly takes?: 'image' | 'features'
  /** A function of single values, which makes what comes before it a hidden layer. */
  readonly activation?: true
  /** The output is the input under another shape: no operation runs. */
  readonly reshapes?: true
  /**
   * Shape that comes out when `input` goes in. Throws a SpecError where the layer cannot be built; the network's
   * message puts its name before. `smallestBatch` is the size of the smallest batch of an epoch.
   */
  shape(options: Options<D>, input: Shape, smallestBatch: number): Shape
  parameters?(options: Options<D>, input: Shape): readonly ParameterShape[]
  states?(options: Options<D>, input: Shape): readonly StateShape[]
  /** Adds its operations to `draw`, `forward` and `commit`. */
  planForward(options: Options<D>, layer: PlannedLayer, plan: Plan): void
  /**
   * Adds its operations to `backward`; called from the last layer to the first. An operation that writes the gradient
   * of the input writes nothing else: where the input is the network's, it runs only when asked for.
   */
  planBackward(options: Options<D>, layer: PlannedLayer, plan: Plan): void
  /**
   * The same layer in inference, between two named tensors [batch, …shape]; parameters and states are initializers
   * named `<layer>.<name>`.
   */
  onnx(options: Options<D>, layer: PlannedLayer, input: string, output: string): readonly OnnxNode[]
  /** The same layer as an argument of PyTorch's `nn.Sequential`, or as several. */
  pytorch(options: Options<D>, layer: PlannedLayer): string
  /** The Python class that `pytorch` names, where PyTorch has none. */
  readonly pytorchClass?: string
}

/** Fixes the types of a layer's options from their declaration. */
export function defineLayer<const Id extends string, const D extends readonly OptionDeclaration[]>(
  layer: LayerUnit<Id, D>,
): LayerUnit<Id, D> {
  return layer
}

export const product = (shape: Shape): number => shape.reduce((a, b) => a * b, 1)
