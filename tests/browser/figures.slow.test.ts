import { readExperiments } from '../../src/cli/experiments.ts'
import { expectAccessible, test, themes, widths } from './browser.ts'

const ids = (await readExperiments()).map(({ id }) => id)

// Neighbours see every theme and width.
test.for(ids.map((id, k) => [id, themes[k % 2]!, widths[(k >> 1) % 2]!] as const))(
  '%s is accessible and fits, %s at %i px',
  ([id, theme, width], { visit }) => expectAccessible(visit, `embed/${id}/`, { theme, width }),
)

test('so is the list of all experiments', async ({ visit }) => {
  await expectAccessible(visit, 'lab/', { theme: 'light', width: 320 })
  await expectAccessible(visit, 'ko/lab/', { theme: 'dark', width: 1280 })
})
