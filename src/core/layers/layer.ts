/** What a layer implements. */
import type { Parameter, PlannedLayer } from '../network.ts'
import type { Plan } from '../plan.ts'
import type { Declaration, OptionDeclaration, Options } from '../units.ts'

/** An attribute of an ONNX node and its type; a whole number may be meant as a float, so the type is written out. */
export type OnnxAttribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly string: string }
  | { readonly ints: readonly number[] }

/** One operator of an ONNX graph; its inputs and outputs are names of values. */
export interface OnnxNode {
  readonly op: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes?: { readonly [name: string]: OnnxAttribute }
}

export type ParameterShape = Pick<Parameter, 'role' | 'shape' | 'fanIn'> & { readonly name: 'weight' | 'bias' }

export interface LayerUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** Features that come out when `input` features go in. */
  features(options: Options<D>, input: number): number
  parameters(options: Options<D>, input: number): readonly ParameterShape[]
  /** Adds its operations to the segment `forward`. */
  planForward(layer: PlannedLayer, plan: Plan): void
  /** Adds its operations to `backward`; called from the last layer to the first. */
  planBackward(layer: PlannedLayer, plan: Plan): void
  /** The same layer in inference, between two named tensors; parameters are initializers named after themselves. */
  onnx(layer: PlannedLayer, input: string, output: string): readonly OnnxNode[]
}

/** Fixes the types of a layer's options from their declaration. */
export function defineLayer<const Id extends string, const D extends readonly OptionDeclaration[]>(
  layer: LayerUnit<Id, D>,
): LayerUnit<Id, D> {
  return layer
}
