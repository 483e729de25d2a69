/**
 * Noise that shifts what a normalization has put right: y = s x + m + e in training, for each feature or channel and
 * step m ~ U(±mean) and s ~ U(1, 1 + scale), for each value e ~ U(±noise); else the identity. Santurkar, Tsipras,
 * Ilyas and Mądry 2018, section 2.2.
 */
import { copy } from '../program.ts'
import { python } from '../python.ts'
import type { NumberOption } from '../units.ts'
import { defineLayer } from './layer.ts'
import { channelsOf } from './normalization.ts'
import { oncePerLayer } from './once-per-layer.ts'

const width = <const Name extends string, const D extends number>(name: Name, usual: D) =>
  ({ name, type: 'number', default: usual, off: 0, range: [0, 5], live: true }) as const satisfies NumberOption

const partsOf = oncePerLayer((layer, plan) => {
  const { channels, area } = channelsOf(layer.input.shape)
  const units = plan.slice(2 * channels)
  return {
    channels,
    area,
    units,
    m: { offset: units.offset, length: channels },
    s: { offset: units.offset + channels, length: channels },
    e: plan.slice(layer.input.value.length),
  }
})

export const injectedShift = defineLayer({
  id: 'injected-shift',
  options: [width('mean', 0.5), width('scale', 0.25), width('noise', 0.1)],
  shape: (_, input) => input,
  planForward(_, layer, plan) {
    const { name, path, input, output } = layer
    const { channels, area, units, m, s, e } = partsOf(layer, plan)
    plan.add('draw', {
      code: 'draw-uniform',
      operands: [plan.clock, units],
      numbers: [plan.stream(`${name}.units`), 2, channels, channels],
      layer: name,
    })
    plan.add('draw', {
      code: 'draw-uniform',
      operands: [plan.clock, e],
      numbers: [plan.stream(name), input.features, plan.capacity, 0],
      layer: name,
    })
    const [mean, scale, noise] = ['mean', 'scale', 'noise'].map((option) => plan.option(`${path}.${option}`))
    plan.add('forward', {
      code: 'inject-shift',
      operands: [input.value, m, s, e, mean!, scale!, noise!, output.value],
      numbers: [channels, area, plan.capacity],
      when: { noise: true },
      layer: name,
    })
    plan.add('forward', { ...copy(output.value, input.value), when: { noise: false }, layer: name })
  },
  planBackward(_, layer, plan) {
    const { name, path, input, output } = layer
    const { channels, area, s } = partsOf(layer, plan)
    plan.add('backward', {
      code: 'inject-shift-gradient',
      operands: [s, plan.option(`${path}.scale`), output.gradient, input.gradient],
      numbers: [channels, area, plan.capacity],
      when: { noise: true },
      layer: name,
    })
    plan.add('backward', { ...copy(input.gradient, output.gradient), when: { noise: false }, layer: name })
  },
  onnx: (_, __, input, output) => [{ op: 'Identity', inputs: [input], outputs: [output] }],
  pytorch: ({ mean, scale, noise }) => `InjectedShift(mean=${mean}, scale=${scale}, noise=${noise})`,
  pytorchClass: python`
    class InjectedShift(nn.Module):
        def __init__(self, mean, scale, noise):
            super().__init__()
            self.mean, self.scale, self.noise = mean, scale, noise

        def forward(self, x):
            if not self.training:
                return x
            shape = (1, x.shape[1], *[1] * (x.dim() - 2))  # the same for all examples of a step
            m = self.mean * (2 * torch.rand(shape) - 1)
            s = 1 + self.scale * torch.rand(shape)
            return s * x + m + self.noise * (2 * torch.rand_like(x) - 1)
  `,
})
