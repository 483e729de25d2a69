import type { UnitOf } from '../units.ts'
import { circles } from './circles.ts'
import { digits } from './digits.ts'
import { drawnPoints } from './drawn-points.ts'
import { linear } from './linear.ts'
import { ownImages } from './own-images.ts'
import { ownPoints } from './own-points.ts'
import { ownTable } from './own-table.ts'
import { polynomial } from './polynomial.ts'
import { rings } from './rings.ts'
import { rules } from './rules.ts'
import { sine } from './sine.ts'
import { spiral } from './spiral.ts'
import { twoMoons } from './two-moons.ts'

export const dataSets = [
  digits,
  twoMoons,
  spiral,
  circles,
  rings,
  sine,
  polynomial,
  linear,
  rules,
  drawnPoints,
  ownPoints,
  ownTable,
  ownImages,
] as const
export type Data = UnitOf<typeof dataSets>
