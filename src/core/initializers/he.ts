/** He: normal with variance 2 / fan-in, made for ReLU. He, Zhang, Ren and Sun 2015. */
import type { InitializerUnit } from './initializer.ts'

export const he: InitializerUnit<'he', readonly []> = {
  id: 'he',
  options: [],
  fill({ fanIn }, values, stream) {
    const scale = Math.fround(Math.sqrt(2 / fanIn))
    for (let k = 0; k < values.length; k++) values[k] = stream.normal(k) * scale
  },
}
