declare module 'subset-font' {
  /** The font with only the characters of `text`, and each named axis fixed or narrowed to a range. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      readonly targetFormat: 'woff2'
      readonly variationAxes?: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>
    },
  ): Promise<Uint8Array>
}
