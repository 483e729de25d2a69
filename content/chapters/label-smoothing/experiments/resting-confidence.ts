import { defineExperiment } from '#core/spec.ts'

const STRENGTH = 'label-smoothing.techniques.label-smoothing.strength'
const CONFIDENCE = 'train.mean-confidence'
const GAP = 'train.logit-gap'
/** Of ten classes. */
const restingGap = (s: number) => Math.log(1 + (10 * (1 - s)) / s)

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: { plain: {}, 'label-smoothing': { techniques: { 'label-smoothing': { strength: 0.1 } } } },
  show: [],
  record: [{ kind: 'calibration', split: 'train' }],
  controls: [STRENGTH, 'seed'],
  claims: {
    'rest-weak': {
      compare: [{ arm: 'label-smoothing', set: { [STRENGTH]: 0.05 } }, 0.955],
      measure: CONFIDENCE,
      expect: 'within',
      margin: 0.01,
      seeds: 20,
    },
    rest: { compare: ['label-smoothing', 0.91], measure: CONFIDENCE, expect: 'within', margin: 0.01, seeds: 20 },
    'rest-strong': {
      compare: [{ arm: 'label-smoothing', set: { [STRENGTH]: 0.3 } }, 0.73],
      measure: CONFIDENCE,
      expect: 'within',
      margin: 0.01,
      seeds: 20,
    },
    'gap-rest-weak': {
      compare: [{ arm: 'label-smoothing', set: { [STRENGTH]: 0.05 } }, restingGap(0.05)],
      measure: GAP,
      expect: 'lower',
      seeds: 20,
    },
    'gap-rest': {
      compare: ['label-smoothing', restingGap(0.1)],
      measure: GAP,
      expect: 'lower',
      seeds: 20,
    },
    'gap-rest-strong': {
      compare: [{ arm: 'label-smoothing', set: { [STRENGTH]: 0.3 } }, restingGap(0.3)],
      measure: GAP,
      expect: 'lower',
      seeds: 20,
    },
    'gap-no-rest': { compare: ['plain', 'label-smoothing'], measure: GAP, expect: 'higher', seeds: 20 },
    'no-rest': { compare: ['plain', 'label-smoothing'], measure: CONFIDENCE, expect: 'higher', seeds: 20 },
  },
})
