/** The cells of the network: its layers as PyTorch's modules, how its weights start, its loss, its optimizer. */
import { initializers } from '#core/initializers/index.ts'
import type { InitializerUnit } from '#core/initializers/initializer.ts'
import { layers } from '#core/layers/index.ts'
import type { LayerUnit } from '#core/layers/layer.ts'
import { losses } from '#core/losses/index.ts'
import type { LossUnit } from '#core/losses/loss.ts'
import type { Network, PlannedLayer } from '#core/network.ts'
import { optimizers } from '#core/optimizers/index.ts'
import type { OptimizerUnit } from '#core/optimizers/optimizer.ts'
import { literal, python } from '#core/python.ts'
import type { ResolvedTraining } from '#core/resolve.ts'
import { schedules } from '#core/schedules/index.ts'
import type { ScheduleUnit } from '#core/schedules/schedule.ts'
import { type CompleteUnit, unitOf } from '#core/units.ts'

/** A setup and the network planned for it. */
export interface PlannedArm {
  readonly name: string
  readonly setup: ResolvedTraining
  readonly network: Network
}

/** Python lines that define `make_model(arm)` and `initialise(model, options, seed, member)`. */
export function modelCell(arms: readonly PlannedArm[]): string {
  const unit = (layer: PlannedLayer) => unitOf<LayerUnit>(layers, layer.layer.kind, 'layer')
  const classes = new Set(
    arms.flatMap(({ network }) => network.layers.flatMap((layer) => unit(layer).pytorchClass ?? [])),
  )
  const models = new Map<string, string[]>()
  for (const { name, network } of arms) {
    const flatten = network.image && network.input.shape.length === 1 ? ['nn.Flatten(),'] : []
    const modules = network.layers.map(
      (layer) => `${unit(layer).pytorch(layer.layer as never, layer)},  # ${layer.name}`,
    )
    const model = [...flatten, ...modules].join('\n')
    models.set(model, [...(models.get(model) ?? []), name])
  }
  const branches = [...models].map(
    ([model, names]) => python`
      if arm in ${literal(names)}:
          return nn.Sequential(
              ${model}
          )
    `,
  )
  const makeModel = python`
    def make_model(arm):
        ${branches.join('\n')}
  `
  return [...classes, makeModel, startLines(arms)].join('\n\n\n')
}

function startLines(arms: readonly PlannedArm[]): string {
  const used = unitsOf<InitializerUnit>(initializers, arms, ({ initializer }) => initializer)
  return python`
    def fill(options, weight, bias, fan_in, fan_out, first):
        ${branchesOf(used, ({ pytorch }) => pytorch)}


    def initialise(model, options, seed, member):
        """Each weight draws from numbers of its own: what stands between the layers does not move them."""
        weighted = [layer for layer in model.modules() if isinstance(layer, (nn.Linear, nn.Conv2d))]
        for k, layer in enumerate(weighted):
            torch.manual_seed(seed_of(seed, member, "weights", k))
            fan_out = len(layer.weight) * layer.weight[0, 0].numel()
            fill(options, layer.weight, layer.bias, layer.weight[0].numel(), fan_out, k == 0)
  `
}

/** Python lines that define `loss_of(options, outputs, targets)`. */
export function lossCell(arms: readonly PlannedArm[]): string {
  const used = unitsOf<LossUnit>(losses, arms, ({ loss }) => loss)
  return python`
    def loss_of(options, outputs, targets):
        """The mean over a batch."""
        ${branchesOf(used, ({ pytorch }) => `return ${pytorch}`)}
  `
}

/** Python lines that define `make_optimizer(options, parameters)`, `settings_of(options)` and `factor_of(options, step, steps)`. */
export function optimizerCell(arms: readonly PlannedArm[]): string {
  const used = unitsOf<OptimizerUnit>(optimizers, arms, ({ optimizer }) => optimizer)
  const scheduled = unitsOf<ScheduleUnit>(
    schedules,
    arms,
    ({ optimizer }) => optimizer.schedule as unknown as CompleteUnit | null,
  )
  return python`
    def settings_of(options):
        ${branchesOf(used, ({ pytorch }) => `return ${pytorch.settings}`)}


    def make_optimizer(options, parameters):
        settings = dict(lr=options["learningRate"], **settings_of(options))
        ${branchesOf(used, ({ pytorch }) => `return ${pytorch.name}(parameters, **settings)`)}


    def factor_of(options, step, steps):
        """What the schedule multiplies the learning rate by."""
        if options is None:
            return 1
        ${branchesOf(scheduled, ({ pytorch }) => `return ${pytorch}`)}
  `
}

function unitsOf<U extends { readonly id: string }>(
  registry: readonly unknown[],
  arms: readonly PlannedArm[],
  part: (setup: ResolvedTraining) => CompleteUnit | null,
): readonly U[] {
  const kinds = new Set(arms.map(({ setup }) => part(setup)?.kind))
  return (registry as readonly U[]).filter(({ id }) => kinds.has(id))
}

/** A branch for each unit that some arm has, or its lines alone. */
function branchesOf<U extends { readonly id: string }>(units: readonly U[], lines: (unit: U) => string): string {
  if (units.length === 1) return lines(units[0]!)
  return units
    .map(
      (unit) => python`
        if options["kind"] == "${unit.id}":
            ${lines(unit)}
      `,
    )
    .join('\n')
}
