import { expectAccessible, test } from './browser.ts'

const PAGE = 'lab/'

test('the page of all experiments is accessible and fits', async ({ visit }) => {
  await expectAccessible(visit, PAGE, { theme: 'light', width: 320 })
  await expectAccessible(visit, `ko/${PAGE}`, { theme: 'dark', width: 1280 })
})
