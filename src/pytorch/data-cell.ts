/** The cell that makes the examples of a seed: drawn or stored, split, spoiled. */
import type { Datasets, DataUnit } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { python } from '#core/python.ts'
import { type CompleteUnit, unitOf } from '#core/units.ts'

/** Python lines that define `make_data(options, seed)`, and what it needs. */
export function dataCell(data: CompleteUnit, datasets: Datasets): string {
  const unit = unitOf<DataUnit>(dataSets, data.kind, 'data set')
  const { pytorch } = unit
  const task = unit.task(data as never)
  const body = task.kind === 'classification' ? SPOIL : PLAIN
  if ('draw' in pytorch)
    return python`
      ${POLAR}


      def draw(options, split, count, generator, truth):
          ${pytorch.draw}


      ${body}


      ${MAKE_DRAWN}
    `
  return python`
    ${pytorch.constants?.(data as never, datasets) ?? ''}


    def stored(options):
        ${pytorch.stored}


    ${body}


    ${makeStored(pytorch.standardised === true)}
  `
}

const POLAR = python`
  def polar(radius, turn):
      angle = 2 * math.pi * turn
      return torch.stack([radius * angle.cos(), radius * angle.sin()], 1)
`

/** Mirrors `core/data/classification.ts`. */
const SPOIL = python`
  def spoil(x, y, options, split, seed):
      """Rarer classes, noise on the inputs and wrong labels, as the options say; test examples stay clean."""
      if split == "train":
          kept = torch.rand(len(y), generator=generator(seed, "imbalance")) >= options["imbalance"] * y / (CLASSES - 1)
          x, y = x[kept], y[kept]
      x, y = x[: options[split]], y[: options[split]]
      if len(y) < options[split]:
          raise ValueError(f"{len(y)} examples are left, not {options[split]}")
      if split == "test":
          return x, y
      x = x + options["featureNoise"] * torch.randn(x.shape, generator=generator(seed, split, "feature-noise"))
      noisy = split == "train" or options["validationLabels"] == "noisy"
      draws = torch.rand(len(y), 2, generator=generator(seed, split, "label-noise"))
      other = (y + 1 + (draws[:, 1] * (CLASSES - 1)).long()) % CLASSES
      return x, torch.where(draws[:, 0] < (options["labelNoise"] if noisy else 0), other, y)
`
const PLAIN = python`
  def spoil(x, y, options, split, seed):
      return x[: options[split]], y[: options[split]]
`

const MAKE_DRAWN = python`
  def make_data(options, seed):
      data = {}
      for split in ("train", "validation", "test"):
          count = 4 * options[split] + 100  # more than enough, since an imbalance leaves some out
          x, y = draw(options, split, count, generator(seed, split), generator(seed, "truth"))
          data[split] = spoil(x, y, options, split, seed)
      return data
`

const makeStored = (standardised: boolean): string => python`
  def make_data(options, seed):
      x, y = stored(options)
      order = torch.randperm(len(y), generator=generator(seed, "split"))
      test = len(y) - options["test"]
      validation = test - options["validation"]
      rows = {"train": order[:validation], "validation": order[validation:test], "test": order[test:]}
      ${standardised ? STANDARDISE : 'x = x.float()'}
      return {split: spoil(x[kept], y[kept], options, split, seed) for split, kept in rows.items()}
`
const STANDARDISE = python`
  mean, deviation = x[rows["train"]].mean(0), x[rows["train"]].std(0, unbiased=False)
  x = torch.where(deviation > 0, (x - mean) / deviation, torch.zeros(()))
`
