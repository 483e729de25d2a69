/** An ONNX file of ours for batches of one size: not every runtime takes a batch whose size is left open. */
import { type Bytes, bytesField, fieldsOf, integerField, message } from './protobuf.ts'

/** Where a model holds the dimensions of its inputs and outputs: graph, value, type, tensor type, shape, dimension. */
const DIMENSIONS = [[7], [11, 12], [2], [1], [2], [1]] as const
const INPUT_DIMENSIONS = [[7], [11], [2], [1], [2], [1]] as const
/** Fields of a dimension. */
const [SIZE, NAME] = [1, 2]

/** A model, and the shape of its one input, [batch, …shape]. */
export interface FixedModel {
  readonly model: Bytes
  readonly inputShape: readonly number[]
}

/** The same model, in which each dimension with a name has this size. Throws a RangeError where the bytes are no model. */
export function withBatch(model: Uint8Array, batch: number): FixedModel {
  const fixed = changed(model, DIMENSIONS, (dimension) =>
    fieldsOf(dimension).some(({ field }) => field === NAME) ? integerField(SIZE, batch) : message(dimension),
  )
  const inputShape: number[] = []
  changed(fixed, INPUT_DIMENSIONS, (dimension) => {
    inputShape.push(fieldsOf(dimension).find(({ field }) => field === SIZE)?.integer ?? 0)
    return message(dimension)
  })
  return { model: fixed, inputShape }
}

/** A message in which the messages at the end of a path are changed; every other field keeps its bytes. */
function changed(
  bytes: Uint8Array,
  [fields, ...rest]: readonly (readonly number[])[],
  change: (bytes: Uint8Array) => Bytes,
): Bytes {
  if (!fields) return change(bytes)
  return message(
    ...fieldsOf(bytes).map(({ field, content, all }) =>
      content && fields.includes(field) ? bytesField(field, changed(content, rest, change)) : all,
    ),
  )
}
