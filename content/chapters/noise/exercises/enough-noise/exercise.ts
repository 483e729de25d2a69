import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'tune',
  experiment: 'noise/moons',
  controls: ['input-noise.techniques.input-noise.deviation'],
  start: { 'input-noise.techniques.input-noise.deviation': 0 },
  goals: [{ arm: 'input-noise', measure: 'test.error', below: 0.17 }],
  seeds: [1000, 10],
  share: 0.8,
  solution: { 'input-noise.techniques.input-noise.deviation': 0.3 },
})
