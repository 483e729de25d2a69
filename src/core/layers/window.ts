/** What slides over an image: the windows of a convolution and of pooling. */
import { type NumberOption, SpecError } from '../units.ts'
import type { Shape } from './layer.ts'

export interface Window {
  /** Rows and columns under it. */
  readonly height: number
  readonly width: number
  /** Rows, and columns, from one window to the next. */
  readonly stride: number
  /** Rows and columns of zeros on every side of the image. */
  readonly padding: number
}

/** Rows under the window, and columns, unless there is a width too. */
export const kernel = <const D extends number>(usual: D) =>
  ({ name: 'kernel', symbol: 'k', type: 'integer', default: usual, range: [1, 64] }) as const satisfies NumberOption

/** Columns under the window; 0 stands for as many as rows. */
export const kernelWidth = {
  name: 'kernelWidth',
  type: 'integer',
  default: 0,
  range: [0, 64],
} as const satisfies NumberOption

export const stride = <const D extends number>(usual: D) =>
  ({ name: 'stride', type: 'integer', default: usual, range: [1, 64] }) as const satisfies NumberOption

/** [rows, columns] of windows on an image; refuses a window that is larger than the padded image. */
export function places([, rows, columns]: Shape, { height, width, stride, padding }: Window): [number, number] {
  const [high, wide] = [rows! + 2 * padding, columns! + 2 * padding]
  if (height > high || width > wide)
    throw new SpecError(
      `a kernel of ${height} × ${width} does not fit into an image of ${rows} × ${columns}${padding ? ` with a padding of ${padding}` : ''}: choose a smaller “kernel”.`,
    )
  return [Math.floor((high - height) / stride) + 1, Math.floor((wide - width) / stride) + 1]
}
