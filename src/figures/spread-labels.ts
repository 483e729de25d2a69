/**
 * Moves labels apart along one axis: neighbours at least `gap` px from each other, in the order of `wanted`, within
 * `low` and `high`, and each as near to the place it wants as the others allow (least squares). Where there is no room
 * for all, the gap shrinks to what fits. Returns places in the order of the input; equal wishes keep that order.
 */
export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a]! - wanted[b]! || a - b)
  const room = wanted.length > 1 ? Math.min(gap, (high - low) / (wanted.length - 1)) : gap
  const last = high - room * (wanted.length - 1)
  // With k gaps taken off the k-th label the law is “never decreasing”, which pooling neighbours solves.
  const groups: { sum: number; size: number }[] = []
  for (const [rank, k] of order.entries()) {
    groups.push({ sum: wanted[k]! - rank * room, size: 1 })
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
      places[order[rank]!] = Math.min(last, Math.max(low, mean(group))) + rank * room
  return places
}

function mean({ sum, size }: { sum: number; size: number }): number {
  return sum / size
}
