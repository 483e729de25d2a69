/**
 * What mixup, cutout and CutMix make of two images and their labels, by the operations that train. A box has sides
 * √(1 − κ) of the image's and is cut off at the edges; cutout empties it and leaves the label alone, CutMix fills it from
 * the second image and mixes the labels by the area that is left.
 */
import { boxAround } from '../techniques/cutmix.ts'
import { defineAnalysis, number, table } from './analysis.ts'
import { operate } from './operate.ts'

const SIDE = 8
const PIXELS = SIDE * SIDE
const draw = (inked: (row: number, column: number) => boolean) =>
  Array.from({ length: PIXELS }, (_, pixel) => Number(inked(Math.floor(pixel / SIDE), pixel % SIDE)))
/** How far a pixel's centre is from the image's, squared. */
const fromCentre = (row: number, column: number) => (row - 3.5) * (row - 3.5) + (column - 3.5) * (column - 3.5)
const cross = draw((row, column) => row === column || row + column === SIDE - 1)
const ring = draw((row, column) => fromCentre(row, column) > 6 && fromCentre(row, column) < 13)

const place = <const Name extends string>(name: Name) =>
  ({ name, type: 'integer', default: 1, range: [0, SIDE - 1] }) as const

export const mixingTable = defineAnalysis({
  id: 'mixing-table',
  options: [
    { name: 'method', type: 'choice', default: 'cutmix', choices: ['mixup', 'cutout', 'cutmix'] },
    { name: 'share', symbol: '\\kappa', type: 'number', default: 0.75, off: 1, range: [0, 1] },
    place('row'),
    place('column'),
  ],
  analyse({ method, share, row, column }, _, executor) {
    const box = boxAround(share, [row, column], [SIDE, SIDE])
    const edges = [box.top, box.bottom, box.left, box.right].flatMap((edge) => [edge, edge])
    const labelShare = { mixup: share, cutout: 1, cutmix: box.share }[method]
    // Two columns, each the other's partner; what becomes of the first is shown.
    const { vectors, run } = operate(
      executor,
      {
        images: cross.flatMap((ink, pixel) => [ink, ring[pixel]!]),
        labels: [1, 0, 0, 1],
        partner: [1, 0],
        imageShare: [share, share],
        labelShare: [labelShare, labelShare],
        boxes: edges,
        background: [0],
        scratch: 2,
      },
      (at) => [
        {
          mixup: {
            code: 'mix-columns',
            operands: [at.images, at.partner, at.imageShare, at.scratch],
            numbers: [PIXELS, 2],
          },
          cutout: { code: 'fill-boxes', operands: [at.images, at.boxes, at.background], numbers: [1, SIDE, SIDE, 2] },
          cutmix: {
            code: 'paste-boxes',
            operands: [at.images, at.boxes, at.partner, at.scratch],
            numbers: [1, SIDE, SIDE, 2],
          },
        }[method],
        { code: 'mix-columns', operands: [at.labels, at.partner, at.labelShare, at.scratch], numbers: [2, 2] },
      ],
    )
    run(2)
    return [
      {
        shape: 'images',
        name: 'ink',
        values: Float32Array.from([...cross, ...ring, ...cross.map((_, pixel) => vectors.images[2 * pixel]!)]),
        size: [3, SIDE, SIDE],
        captions: ['first', 'second', 'result'],
        quantity: { id: 'ink' },
      },
      table(
        'label',
        ['class-1', 'class-2'],
        ['first', 'second', 'result'],
        [...[1, 0, vectors.labels[0]!], ...[0, 1, vectors.labels[2]!]],
      ),
      number('label-share', vectors.labels[0]!),
      number('box-area', (box.bottom - box.top) * (box.right - box.left)),
    ]
  },
})
