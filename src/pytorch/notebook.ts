/** An experiment as a Jupyter notebook in plain PyTorch, https://nbformat.readthedocs.io (format 4.5). */
import type { DataUnit } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { planTraining } from '#core/plan.ts'
import { python } from '#core/python.ts'
import { resolveArm } from '#core/resolve.ts'
import { writeSpecFile } from '#core/spec-file.ts'
import { SpecError, unitOf } from '#core/units.ts'
import { comparisonIn, constantsCell } from './constants-cell.ts'
import { dataCell } from './data-cell.ts'
import { COMPARE_CELL, ONCE_CELL, TRAIN_CELL } from './measure-cell.ts'
import { lossCell, modelCell, optimizerCell, type PlannedArm } from './model-cell.ts'
import type { NotebookRequest } from './request.ts'
import { isHooked, RUN_CELL, techniquesCell } from './training-cell.ts'

/** The text of an .ipynb file. Throws a SpecError, one sentence, for an experiment that has no notebook. */
export function writeNotebook(request: NotebookRequest): string {
  const { say, title, link, core, seed, datasets } = request
  const arms = plannedArms(request)
  const { data } = arms[0]!.setup
  const comparison = comparisonIn(request)
  const intervals =
    comparison === null
      ? []
      : [
          markdown(say(comparison.measured ? 'compareWithBook' : 'compare', { seeds: comparison.seeds })),
          code(COMPARE_CELL),
        ]
  const cells = [
    markdown(`# ${title}\n\n${say('about', { link, core })}\n\n${say('randomness')}`),
    code(IMPORTS),
    markdown(say('constants')),
    code(constantsCell(request, arms)),
    markdown(say('data')),
    code(dataCell(data, datasets), 'stored' in unitOf<DataUnit>(dataSets, data.kind, 'data set').pytorch),
    markdown(say('model')),
    code(modelCell(arms)),
    markdown(say('loss')),
    code(lossCell(arms)),
    markdown(say('optimizer')),
    code(optimizerCell(arms)),
    markdown(say('techniques')),
    code(techniquesCell(arms)),
    markdown(say('step')),
    code(RUN_CELL),
    markdown(say('measure')),
    code(TRAIN_CELL),
    markdown(say('once', { seed })),
    code(ONCE_CELL),
    ...intervals,
    markdown(`${say('spec')}\n\n\`\`\`json\n${writeSpecFile(request)}\`\`\``),
  ]
  return JSON.stringify(
    {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {
        kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
        language_info: { name: 'python' },
      },
      cells: cells.map((cell, k) => ({ id: `cell-${k + 1}`, ...cell })),
    },
    null,
    1,
  )
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/)
const markdown = (text: string) => ({ cell_type: 'markdown', metadata: {}, source: linesOf(text) })
const code = (text: string, folded = false) => ({
  cell_type: 'code',
  execution_count: null,
  metadata: folded ? { jupyter: { source_hidden: true } } : {},
  outputs: [],
  source: linesOf(text),
})

const IMPORTS = python`
  import copy
  import functools
  import math
  import random
  import statistics
  import zlib

  import torch
  from torch import nn
  from torch.nn import functional as F

  torch.set_num_threads(1)  # networks this small are slower on several


  def seed_of(*names):
      return zlib.crc32("/".join(map(str, names)).encode())


  def generator(*names):
      """Random numbers of their own for each use: what one use draws moves no other."""
      return torch.Generator().manual_seed(seed_of(*names))
`

function plannedArms({ spec, settings, say }: NotebookRequest): readonly PlannedArm[] {
  if (spec.kind === 'analysis') throw new SpecError(say('analysis'))
  const arms = Object.keys(spec.arms).map((name): PlannedArm => {
    const setup = resolveArm(spec, name, settings)
    if (setup.kind !== 'training') throw new SpecError(say('analysis'))
    if (setup.baseline) throw new SpecError(say('baseline', { arm: name }))
    for (const path of setup.changes.flatMap(({ set }) => Object.keys(set)))
      if (!isReadEachStep(path)) throw new SpecError(say('change', { path }))
    return { name, setup, network: planTraining(setup).network }
  })
  if (new Set(arms.map(({ setup }) => setup.data.kind)).size > 1) throw new SpecError(say('dataSets'))
  return arms
}

/** Options of layers stand in the modules; all others are read anew in each step. */
const isReadEachStep = (path: string): boolean => {
  const [part, technique] = path.split('.')
  return part !== 'model' && (part !== 'techniques' || isHooked(technique!))
}
