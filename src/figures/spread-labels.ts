/**
 * Moves labels apart along one axis: rows of neighbours at least `gap` px from each other, in the order of `wanted`,
 * within `low` and `high`, and each as near to the place it wants as the others allow (least squares). Where there is no
 * room for all, the gap shrinks to what fits. `rows` has how many each label takes, one unless told. Returns the middle
 * of each label's rows in the order of the input; equal wishes keep that order.
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
  rows: readonly number[] = wanted.map(() => 1),
): number[] {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a]! - wanted[b]! || a - b)
  const gaps = rows.reduce((sum, count) => sum + count, -1)
  const room = gaps > 0 ? Math.min(gap, (high - low) / gaps) : gap
  const last = high - room * gaps
  // With the rows above taken off each label the law is “never decreasing”, which pooling neighbours solves.
  const above: number[] = []
  let taken = 0
  const groups: { sum: number; size: number }[] = []
  for (const k of order) {
    above.push(room * (taken + (rows[k]! - 1) / 2))
    taken += rows[k]!
    groups.push({ sum: wanted[k]! - above.at(-1)!, size: 1 })
    while (groups.length > 1 && mean(groups.at(-2)!) >= mean(groups.at(-1)!)) {
      const { sum, size } = groups.pop()!
      groups.at(-1)!.sum += sum
      groups.at(-1)!.size += size
    }
  }
  const places = new Array<number>(wanted.length).fill(0)
  let rank = 0
  for (const group of groups)
    for (let member = 0; member < group.size; member++, rank++)
      places[order[rank]!] = Math.min(last, Math.max(low, mean(group))) + above[rank]!
  return places
}

function mean({ sum, size }: { sum: number; size: number }): number {
  return sum / size
}
