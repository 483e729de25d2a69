import type { NumberResult } from './results.ts'

/**
 * TeX of the letters that the book's equations have for what a probe or an analysis shows: by unit, then by metric key.
 * What is shown for each layer apart has a key that ends in `.*`.
 */
export const resultSymbols: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  loss: { 'train.loss': 'L' },
  'weight-norm': { 'weight-norm': '\\lVert w\\rVert', 'weight-norm.*': '\\lVert W_l\\rVert_F' },
  'weight-histogram': { weights: 'w', 'weights.*': 'W_l' },
  'equation-values': { weight: 'w', 'data-gradient': 'g', 'pre-activation': 'z', 'example-loss': '\\ell' },
  'shrink-by-direction': {
    'unpenalised-minimum': 'w^*',
    'penalised-minimum': '\\tilde w',
    'degrees-of-freedom': '\\mathrm{df}',
  },
  'logistic-growth': { weight: 'w' },
}

const ofAnyUnit = Object.assign({}, ...Object.values(resultSymbols)) as Readonly<Record<string, string>>

/** TeX of the letter of a result, whichever unit gave it; equal keys of two units have one letter. */
export function symbolOfResult({ name, split, of }: Pick<NumberResult, 'name' | 'split' | 'of'>): string | undefined {
  const key = split === undefined ? name : `${split}.${name}`
  return ofAnyUnit[of === undefined ? key : `${key}.*`]
}
