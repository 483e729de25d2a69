import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'tune',
  experiment: 'l2-penalty/moons',
  controls: ['penalised.techniques.l2.strength'],
  start: { 'penalised.techniques.l2.strength': 0 },
  goals: [{ arm: 'penalised', measure: 'test.error', below: 0.16 }],
  seeds: [1000, 10],
  share: 0.8,
  solution: { 'penalised.techniques.l2.strength': 0.01 },
})
