/** One network that learns: its arena, its batches, and the one written order of a step. */
import type { Splits } from '../data/data.ts'
import type { LossUnit } from '../losses/loss.ts'
import type { Network, Slice } from '../network.ts'
import { type Planned, planTraining } from '../plan.ts'
import { type Executor, type Segment, TRAINING } from '../program.ts'
import type { ResolvedTraining } from '../resolve.ts'
import { createStream } from '../rng.ts'
import { schedules } from '../schedules/index.ts'
import type { ScheduleUnit } from '../schedules/schedule.ts'
import { type CompleteUnit, unitOf } from '../units.ts'
import { createBatches } from './batches.ts'
import { initialise } from './initialise.ts'
import { createMachine } from './machine.ts'
import type { Gradient, Running, StepGradient } from './running.ts'

export interface Learner extends Running {
  readonly network: Network
  readonly planned: Planned
  readonly loss: LossUnit
  readonly memory: readonly Slice[]
  /** Makes the next step; where loss or gradient are not finite, it stops before it moves anything. */
  next(): Gradient
  /** The penalties' values together, or null where there is none. */
  penalty(): number | null
  /** Puts the parameters in place that are measured; gives what puts the live ones back. */
  evaluateHooks(): () => void
  /** After the last step: puts the parameters in place that the run ends with. */
  finish(): void
  /** Goes on as if this step was the last one made; its memory is put in place by the caller. */
  resumeAt(step: number): void
}

export function createLearner(
  setup: ResolvedTraining,
  seed: number,
  member: number,
  show: readonly CompleteUnit[],
  { train }: Splits,
  executor: Executor,
  columns: number,
): Learner {
  const planned = planTraining(setup, member, show, columns)
  const { network, techniques, clock, learningRate, options, streamName } = planned
  const machine = createMachine(planned, executor)
  const { arena } = machine
  const stream = (name: string) => createStream(seed, streamName(name))
  const slices = new Map(options.map(({ path, slice }) => [path, slice]))
  const baseRate = slices.get('optimizer.learningRate')!
  const factorAt = scheduleOf(setup)
  const batchOf = createBatches(train.count, setup.training.batchSize, stream('batches'))
  let step = 0
  let indices = new Uint32Array(0)

  for (const { slice, value } of options) arena[slice.offset] = value
  arena[clock.offset] = seed
  initialise(network, setup, arena, stream)

  const running: Running = {
    network,
    arena,
    stream,
    get step() {
      return step
    },
    get count() {
      return machine.count
    },
    get indices() {
      return indices
    },
    run: machine.run,
    put: machine.put,
    lossAndGradient: machine.lossAndGradient,
    evaluate: machine.evaluate,
    outputs: machine.outputs,
  }

  const has = (segment: Segment) => planned.program.segments[segment] !== undefined
  const [draws, commits] = [has('draw'), has('commit')]
  const following = (['penalty', 'before-update', 'update', 'after-update'] as const).filter(has)
  let firstCall = true
  const own: StepGradient = () => {
    if (!firstCall) return machine.lossAndGradient(TRAINING)
    firstCall = false
    if (draws) machine.run('draw')
    const gradient = machine.lossAndGradient(TRAINING)
    if (commits) machine.run('commit')
    return gradient
  }
  const stepGradient = techniques.reduce((next, hooks) => hooks.gradient?.(next, running) ?? next, own)

  const change = (at: number) => {
    for (const { step, set } of setup.changes)
      if (step === at)
        for (const [path, value] of Object.entries(set)) {
          const slice = slices.get(path)
          if (slice) arena[slice.offset] = value
        }
  }

  return Object.assign(running, {
    planned,
    loss: planned.loss,
    memory: planned.memory,
    next() {
      step += 1
      change(step)
      arena[clock.offset + 1] = step
      arena[learningRate.offset] = arena[baseRate.offset]! * factorAt(step)
      indices = batchOf(step)
      machine.put(train, indices)
      for (const { decide } of techniques) decide?.(running)
      machine.run('batch')
      firstCall = true
      const gradient = stepGradient()
      if (!Number.isFinite(gradient.dataLoss) || !Number.isFinite(gradient.gradientSquared)) return gradient
      for (const segment of following) machine.run(segment)
      return gradient
    },
    penalty() {
      const values = techniques.flatMap(({ penalty }) => penalty?.(running) ?? [])
      return values.length === 0 ? null : values.reduce((a, b) => a + b, 0)
    },
    evaluateHooks() {
      const undo = techniques.flatMap(({ evaluate }) => evaluate?.(running) ?? [])
      return () => {
        for (const back of undo.toReversed()) back()
      }
    },
    finish() {
      for (const { finish } of techniques) finish?.(running)
    },
    resumeAt(at: number) {
      for (let k = 1; k <= at; k++) change(k)
      step = at
    },
  })
}

function scheduleOf({ optimizer, training }: ResolvedTraining): (step: number) => number {
  const schedule = optimizer.schedule as CompleteUnit | null
  if (!schedule) return () => 1
  const unit = unitOf<ScheduleUnit>(schedules, schedule.kind, 'schedule')
  return (step) => unit.factor(schedule as never, step, training.steps)
}
