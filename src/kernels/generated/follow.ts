/**
 * Operations that follow another: a function of single values is done on what a sum of products gives while that is in
 * a register, not in a pass of its own.
 */
import type { Slice } from '#core/network.ts'
import type { Operation } from '#core/program.ts'
import { get, type Local, type Locals, load, past, set, store } from './code.ts'
import type { Then } from './emit.ts'
import { functionOf } from './pointwise.ts'

/** Which operand is the result of an operation that others may follow. */
const results: { readonly [code: string]: number } = {
  dense: 3,
  'dense-input-gradient': 2,
  conv2d: 3,
  'conv2d-input-gradient': 2,
}

const isSame = (a: Slice, b: Slice) => a.offset === b.offset && a.length === b.length
const touch = (a: Slice, b: Slice) => a.offset < b.offset + b.length && b.offset < a.offset + a.length

/** The operations in order, each with those that follow it. */
export function groupsOf(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const groups: Operation[][] = []
  for (const operation of operations) {
    const group = groups.at(-1)
    if (group && follows(group, operation)) group.push(operation)
    else groups.push([operation])
  }
  return groups
}

/** Whether it is a function of the result, column by column, and writes nothing that the first still has to read. */
function follows([head, ...between]: readonly Operation[], { code, operands, numbers }: Operation): boolean {
  const result = head!.operands[results[head!.code] ?? -1]
  if (!result || !functionOf(code)) return false
  const made = [result, ...between.map(({ operands }) => operands.at(-1)!)]
  const out = operands.at(-1)!
  return (
    operands.every(({ length }) => length === result.length) &&
    operands.slice(0, -1).some((operand) => made.some((slice) => isSame(operand, slice))) &&
    numbers[1] === head!.numbers.at(-1) &&
    !numbers[2] &&
    operands.every((operand) => made.every((slice) => isSame(operand, slice) || !touch(operand, slice))) &&
    head!.operands.every((operand) => !touch(out, operand) || isSame(out, result))
  )
}

/** What the followers do with a vector of the result. */
export function thenOf(
  f: Locals,
  head: Operation,
  followers: readonly Operation[],
  addressOf: (operand: Slice) => number,
): Then {
  if (followers.length === 0) return () => []
  const result = head.operands[results[head.code]!]!
  const outs = f.vectors(followers.length)
  const others = followers.map(({ operands }) => f.vectors(operands.length - 1))
  return (vector, place, lanes) => {
    const at = (operand: Slice) => past(place, addressOf(operand) - addressOf(result))
    const made = new Map<number, Local>([[result.offset, vector]])
    return followers.map(({ code, operands }, k) => {
      const inputs = operands.slice(0, -1)
      const locals = inputs.map(({ offset }, n) => made.get(offset) ?? others[k]![n]!)
      const loads = inputs.map((operand, n) => (made.has(operand.offset) ? [] : set(locals[n]!, load(at(operand)))))
      const out = operands.at(-1)!
      made.set(out.offset, outs[k]!)
      return [loads, set(outs[k]!, functionOf(code)!(...locals.map(get))), store(at(out), get(outs[k]!), lanes)]
    })
  }
}
