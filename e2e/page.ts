// What every end-to-end test starts from: a page whose every fault and every stray request fails the test.
import { expect, test as base } from '@playwright/test'
import { faultsOf } from './faults.ts'

export { expect }

export const test = base.extend({
  context: async ({ context }, use) => {
    const faults = await faultsOf(context)
    await use(context)
    expect(faults, 'no console error, no uncaught error, no policy violation, no stray request').toEqual([])
  },
})
