/**
 * The name under which a page knows a letter of its equations, from its TeX: `\lambda` is `lambda`, `\lVert w\rVert` is
 * `lVert-w-rVert`, `h_1` and `h_{1}` are `h-1`. Without spaces, so that one place can have several.
 */
export function symbolId(tex: string): string {
  return (tex.match(/\\[a-zA-Z]+|[^\s{}\\_^]/g) ?? []).map((token) => token.replace('\\', '')).join('-')
}
