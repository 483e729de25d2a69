/** The cells that measure: one run of an arm, and the arms in pairs over seeds. */
import { python } from '#core/python.ts'

/** What `train` measures; each but the last at the best validation too, as `…@best-validation`. */
export const MEASURES: readonly string[] = [
  ...['train', 'validation', 'test'].flatMap((split) => [`${split}.loss`, `${split}.error`]),
  'weight-norm',
  'weight-growth',
]

/** Python lines that define `train(arm, seed)`, which returns a dict of measures. */
export const TRAIN_CELL = python`
  def targets_of(y):
      if CLASSES is None:
          return y
      return y[:, None].float() if OUTPUTS == 1 else F.one_hot(y, CLASSES).float()


  def probabilities(outputs):
      scores = outputs if OUTPUTS > 1 else torch.cat([-outputs / 2, outputs / 2], 1)
      return F.softmax(scores, 1)


  @torch.no_grad()
  def evaluate(runs, x, y):
      """Loss and error. Several networks are one: their probabilities are averaged."""
      outputs = [run.model.eval()(x) for run in runs]
      if CLASSES is None:
          return loss_of(runs[0].options["loss"], outputs[0], y).item(), F.mse_loss(outputs[0], y).item()
      p = sum(probabilities(each) for each in outputs) / len(runs)
      error = (p.argmax(1) != y).float().mean().item()
      if len(runs) == 1:
          return loss_of(runs[0].options["loss"], outputs[0], targets_of(y)).item(), error
      return F.nll_loss(p.log(), y).item(), error


  def measure(runs, data, splits):
      weights = runs[0].parameters("weights")
      measured = {"weight-norm": sum(w.detach().square().sum().item() for w in weights) ** 0.5}
      for split in splits:
          measured[f"{split}.loss"], measured[f"{split}.error"] = evaluate(runs, *data[split])
      return measured


  @torch.no_grad()
  def train(arm, seed):
      """One run: what it measures at the end, and at the first step with the lowest validation error."""
      data = make_data(ARMS[arm]["data"], seed)
      runs = [Run(arm, seed, member, data["train"]) for member in range(ARMS[arm]["members"])]
      active = [(run, technique) for run in runs for technique in run.techniques]
      steps, every = ARMS[arm]["training"]["steps"], ARMS[arm]["training"]["measureEvery"]
      lowest = math.inf
      for step in range(steps + 1):
          if step > 0 and not all([math.isfinite(run.next()) for run in runs]):
              print(f"{arm}, seed {seed}: the loss is not finite at step {step}")
              break
          if step % every != 0 and step < steps:
              continue
          undo = [technique.evaluate(run) for run, technique in active]
          measured = measure(runs, data, ["train", "validation"])
          if step == 0:
              start = measured["weight-norm"]
          if measured["validation.error"] < lowest:
              lowest, best = measured["validation.error"], [run.copy() for run in runs]
          stopped = any([technique.stop(run, measured) for run, technique in active])
          for back in reversed(undo):
              back()
          if stopped:
              break
      for run, technique in active:
          technique.finish(run)
      measured = measure(runs, data, data)
      for run, kept in zip(runs, best):
          put(run.state(), kept)
      at_best = {f"{key}@best-validation": value for key, value in measure(runs, data, data).items()}
      return {**measured, "weight-growth": measured["weight-norm"] / start, **at_best}
`

/** Python lines that train every arm once. */
export const ONCE_CELL = python`
  for arm in ARMS:
      measured = train(arm, SEED)
      print(arm, {key: round(value, 4) for key, value in measured.items() if "@" not in key})
`

/** Python lines that compare two arms over the seeds. */
export const COMPARE_CELL = python`
  differences = []
  for seed in SEEDS:
      differences.append(train(FIRST, seed)[MEASURE] - train(SECOND, seed)[MEASURE])
      print(f"seed {seed}: {differences[-1]:+.4f}")

  mean = statistics.mean(differences)
  half = QUANTILE * statistics.stdev(differences) / math.sqrt(len(differences))
  print(f"{MEASURE}, {FIRST} minus {SECOND}: {mean:+.4f}, 95 % interval {mean - half:+.4f} to {mean + half:+.4f}")
  if BOOK is not None:
      print(f"in the book: {BOOK['mean']:+.4f}, 95 % interval {BOOK['low']:+.4f} to {BOOK['high']:+.4f}")
`
