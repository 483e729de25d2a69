import { storeLanes } from './lanes'

/** target = source. */
export function copy(source: usize, target: usize, length: i32): void {
  for (; length > 0; length -= 4) {
    storeLanes(target, v128.load(source), length)
    source += 16
    target += 16
  }
}
