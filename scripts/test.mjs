// npm test: everything that must hold on every platform.
import { REPORTS, runStages } from './stages.mjs'

const unit = `${REPORTS}/vitest.json`
const endToEnd = `${REPORTS}/playwright.json`

runStages('test', [
  { title: 'Browser', command: 'node scripts/browser.mjs' },
  { title: 'Types', command: 'tsc -b' },
  {
    title: 'Engine and components',
    command: `vitest run --reporter=default --reporter=json --outputFile.json=${unit}`,
    report: unit,
  },
  { title: 'AWS CLI', command: 'node scripts/walk-cli.mjs' },
  { title: 'Build', command: 'vite build' },
  { title: 'Sizes', command: 'node scripts/sizes.mjs' },
  // playwright.config.ts names the report.
  { title: 'End to end', command: 'playwright test', report: endToEnd },
])
