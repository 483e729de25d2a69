/** c = p = p + (1 − p)(1 − β) for β1 and β2. */
export function adamCorrections(p: usize, beta1: usize, beta2: usize, c: usize): void {
  grow(p, beta1, c)
  grow(p + 4, beta2, c + 4)
}

function grow(p: usize, beta: usize, c: usize): void {
  const before = f32.load(p)
  const grown = before + (<f32>1 - before) * (<f32>1 - f32.load(beta))
  f32.store(p, grown)
  f32.store(c, grown)
}
