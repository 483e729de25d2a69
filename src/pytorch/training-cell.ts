/** The cells of training: techniques as classes with hooks, and the one written order of a step, as in `core/train`. */
import { python } from '#core/python.ts'
import { techniques } from '#core/techniques/index.ts'
import type { TechniqueUnit } from '#core/techniques/technique.ts'
import type { PlannedArm } from './model-cell.ts'

/** Techniques that are more than the layers they put into the model, in the registry's order. */
const hooked = () => (techniques as readonly TechniqueUnit[]).filter(({ pytorch }) => pytorch !== undefined)

/** Whether this technique stands in a notebook as a class; else it is a part of the model. */
export const isHooked = (id: string): boolean => hooked().some((technique) => technique.id === id)

/** Python lines that define a class for each technique of these arms, and the list `TECHNIQUES`. */
export function techniquesCell(arms: readonly PlannedArm[]): string {
  const used = hooked().filter(({ id }) => arms.some(({ setup }) => setup.techniques[id]))
  const className = (id: string) => id.replaceAll(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase())
  const classes = used.map(
    ({ id, pytorch }) => python`
      class ${className(id)}(Technique):
          ${pytorch!}
    `,
  )
  return python`
    ${[BASE, ...classes].join('\n\n\n')}


    TECHNIQUES = {${used.map(({ id }) => `"${id}": ${className(id)}`).join(', ')}}  # in the order in which they act
  `
}

const BASE = python`
  class Technique:
      """What may happen in a step, in this order; a technique fills in what it does."""

      def __init__(self, options):
          self.options = options

      def batch(self, run, x, t):
          return x, t

      def gradient(self, run, gradient):
          return gradient

      def penalty(self, run):
          pass

      def before_update(self, run):
          pass

      def after_update(self, run):
          pass

      def evaluate(self, run):
          return lambda: None

      def stop(self, run, measured):
          return False

      def finish(self, run):
          pass


  def put(tensors, values):
      for tensor, value in zip(tensors, values):
          tensor.copy_(value)


  def column(values, like):
      """One value for each example, or row, of another tensor."""
      return values.view(-1, *[1] * (like.dim() - 1))


  def mix(x, partners, share):
      return column(share, x) * x + column(1 - share, x) * partners


  def boxes(rows, columns, height, width):
      """Where a pixel lies in the box of its image, [example, 1, row, column]; edges are from, and to before."""
      i, j = torch.arange(height)[:, None], torch.arange(width)
      (top, bottom), (left, right) = ([edge[:, None, None] for edge in edges] for edges in (rows, columns))
      return ((i >= top) & (i < bottom) & (j >= left) & (j < right))[:, None]
`

/** Python lines that define the class `Run`, one network that learns. */
export const RUN_CELL = python`
  class Run:
      """One network that learns."""

      def __init__(self, arm, seed, member, examples):
          self.options = copy.deepcopy(ARMS[arm])
          self.seed, self.member, self.examples = seed, member, examples
          self.step, self.order, self.generators = 0, [], {}
          self.model = make_model(arm)
          with torch.no_grad():
              initialise(self.model, self.options["initializer"], seed, member)
          self.optimizer = make_optimizer(self.options["optimizer"], self.model.parameters())
          chosen = self.options["techniques"]
          self.techniques = [Kind(chosen[name]) for name, Kind in TECHNIQUES.items() if name in chosen]

      def generator(self, name):
          return self.generators.setdefault(name, generator(self.seed, self.member, name))

      def random(self, name):
          return self.generators.setdefault(name, random.Random(seed_of(self.seed, self.member, name)))

      def parameters(self, which="all"):
          if which == "all":
              return list(self.model.parameters())
          return [layer.weight for layer in self.model.modules() if isinstance(layer, (nn.Linear, nn.Conv2d))]

      def state(self):
          """Parameters and running statistics."""
          return [x for x in (*self.model.parameters(), *self.model.buffers()) if x.is_floating_point()]

      def copy(self):
          return [x.detach().clone() for x in self.state()]

      def next_batch(self):
          x, y = self.examples
          size = self.options["training"]["batchSize"]
          if size == "all" or size >= len(y):
              return x, y
          if len(self.order) == 0:  # a new epoch
              self.order = torch.randperm(len(y), generator=self.generator("batches"))
          rows, self.order = self.order[:size], self.order[size:]
          return x[rows], y[rows]

      def gradient(self, x, t):
          """Fills in the gradients. A step's calls see the same masks; only the first moves running statistics."""
          kept = [buffer.clone() for buffer in self.model.buffers()]
          torch.manual_seed(seed_of(self.seed, self.member, "noise", self.step))
          self.model.train()
          self.model.zero_grad()
          with torch.enable_grad():
              loss = loss_of(self.options["loss"], self.model(x), t)
              loss.backward()
          if self.calls > 0:
              put(self.model.buffers(), kept)
          self.calls += 1
          return loss.item()

      @torch.no_grad()
      def next(self):
          """One step. Returns its loss on the batch."""
          self.step += 1
          for change in self.options["changes"]:
              if change["step"] == self.step:
                  for path, value in change["set"].items():
                      *owners, name = path.split(".")
                      functools.reduce(dict.get, owners, self.options)[name] = value
          options, steps = self.options["optimizer"], self.options["training"]["steps"]
          self.rate = options["learningRate"] * factor_of(options["schedule"], self.step, steps)

          x, y = self.next_batch()
          t = targets_of(y)
          for technique in self.techniques:
              x, t = technique.batch(self, x, t)
          self.calls = 0
          gradient = functools.partial(self.gradient, x, t)
          for technique in self.techniques:
              gradient = technique.gradient(self, gradient)
          loss = gradient()
          if not math.isfinite(loss):
              return loss
          for technique in self.techniques:
              technique.penalty(self)
          for technique in self.techniques:
              technique.before_update(self)
          for group in self.optimizer.param_groups:
              group.update(settings_of(options), lr=self.rate)
          self.optimizer.step()
          for technique in self.techniques:
              technique.after_update(self)
          return loss
`
