import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import ContourChart from '../../src/figures/ContourChart.svelte'
import DataTable from '../../src/figures/DataTable.svelte'
import FieldChart from '../../src/figures/FieldChart.svelte'
import HistogramChart from '../../src/figures/HistogramChart.svelte'
import HistoryChart from '../../src/figures/HistoryChart.svelte'
import ImagesChart from '../../src/figures/ImagesChart.svelte'
import MatrixChart from '../../src/figures/MatrixChart.svelte'
import PlaneChart from '../../src/figures/PlaneChart.svelte'
import StrokeKey from '../../src/figures/StrokeKey.svelte'
import type { FigureContext } from '../../src/figures/types.ts'
import { contextOf, lossOf } from './sample.ts'

const context = contextOf('plain', 'decayed')
const lines = [lossOf('plain', 'validation', [1, 2, 3]), lossOf('decayed', 'validation', [1, 0.5, 0.4])]
const scrubber = { label: 'Step', valueText: String, every: 10, onscrub: () => {}, onplay: () => {} }
const history = { context, title: 'Loss', summary: 'Loss of both arms', lines, step: 20, lastStep: 20, scrubber }

describe('built without a browser', () => {
  test('a chart is one image with its summary, for a wide and a narrow page', () => {
    const { body } = render(HistoryChart, { props: { ...history, narrowWidth: 350 } })
    const images = [...body.matchAll(/<svg[^>]*role="img"[^>]*>/g)].map(([tag]) => tag)
    expect(images).toHaveLength(2)
    expect(images[0]).toContain('width="876"')
    expect(images[1]).toContain('width="350"')
    expect(images[0]).toContain('aria-label="Loss of both arms"')
    expect(body).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('nothing can be scrubbed before the page lives', () => {
    expect(render(HistoryChart, { props: history }).body).not.toContain('<input')
  })

  test('colours come from the tokens only', () => {
    expect(render(HistoryChart, { props: history }).body).not.toMatch(/#[0-9a-f]{3,6}\b|rgb\(/)
  })

  test('equal props give equal text', () => {
    const values = Float32Array.from({ length: 64 }, (_, k) => (k % 8) / 7)
    const axes = [{ id: 'x1' }, { id: 'x2' }] as const
    const field = {
      shape: 'field',
      name: 'p',
      values,
      size: [8, 8],
      extent: [0, 2, 0, 1],
      axes,
      quantity: { id: 'p' },
    } as const
    const props = { context, title: 'A plain', summary: '', arm: 'plain', field, width: 282 }
    const first = render(FieldChart, { props }).body
    expect(render(FieldChart, { props }).body).toBe(first)
    expect(first).toContain('height="141"')
    expect(first.match(/var\(--field-\d\)/g)).toHaveLength(6)
  })

  test('a table has a caption and scoped heads', () => {
    const { body } = render(DataTable, { props: { context, caption: 'Results', results: lines } })
    expect(body).toContain('<caption')
    expect(body.match(/scope="col"/g)).toHaveLength(3)
    expect(body.match(/scope="row"/g)).toHaveLength(3)
  })

  test('a table that leaves rows out says how many', () => {
    const long = lossOf(
      'plain',
      'train',
      Array.from({ length: 2001 }, (_, k) => k),
    )
    const labels: FigureContext['labels'] = (key, values) => `${key} ${values?.count ?? ''}`
    const props = { context: { ...context, labels }, caption: 'Results', results: [long] }
    expect(render(DataTable, { props }).body).toContain('rows-left-out 1,9')
  })

  test('the key names what it draws', () => {
    const { body } = render(StrokeKey, { props: { context, items: ['train', 'flipped-label'] } })
    expect(body).toContain('stroke-train')
    expect(body).toMatch(/flipped-label\s*<\/li>/)
  })

  test('every shape is one image with its summary, in colours of the page, and nothing of it can be focused yet', () => {
    const frame = { context, title: 'A figure', summary: 'What it shows', width: 300, narrowWidth: 200 }
    const axes = [{ id: 'x1' }, { id: 'x2' }] as const
    const values = Float32Array.from({ length: 64 }, (_, k) => 1 + (k % 8) ** 2 / 7)
    const field = {
      shape: 'field',
      name: 'landscape',
      values,
      size: [8, 8],
      extent: [0, 2, 0, 1],
      axes,
      quantity: { id: 'loss' },
    } as const
    const two = Float64Array.of(0.2, 1.5)
    const path = { shape: 'points', name: 'path', x: two, y: two, joined: true, axes } as const
    const arrows = { shape: 'points', name: 'dots', x: two, y: two, toward: [two, two], axes } as const
    const table = {
      shape: 'table',
      name: 'confusion',
      rows: ['class-0', 'class-1'],
      columns: ['class-0', 'class-1'],
      values: Float64Array.of(3, 1, 0, 2),
      quantity: { id: 'example-count' },
    } as const
    const images = {
      shape: 'images',
      name: 'examples',
      values,
      size: [1, 8, 8],
      captions: ['one'],
      quantity: { id: 'brightness' },
    } as const
    const histogram = { shape: 'histogram', name: 'w', edges: Float64Array.of(0, 1, 2), counts: two, axes } as const
    const track = { edges: histogram.edges, steps: [0, 5], counts: [two, two] }
    const bodies = [
      render(ContourChart, { props: { ...frame, arm: 'plain', field, points: [path] } }),
      render(PlaneChart, { props: { ...frame, shapes: [{ arm: 'plain', result: arrows }] } }),
      render(MatrixChart, { props: { ...frame, table, rowsName: 'true', columnsName: 'said' } }),
      render(ImagesChart, { props: { ...frame, images: [images] } }),
      render(HistogramChart, {
        props: {
          ...frame,
          histograms: [{ arm: 'plain', result: histogram }],
          tracks: [{ arm: 'plain', result: track }],
          step: 5,
          lastStep: 10,
        },
      }),
    ].map(({ body }) => body)
    for (const body of bodies) {
      expect([...body.matchAll(/role="img" aria-label="What it shows"/g)]).toHaveLength(2)
      expect(body).not.toMatch(/NaN|undefined|Infinity|tabindex|#[0-9a-f]{3,6}\b|rgb\(/)
    }
  })
})
