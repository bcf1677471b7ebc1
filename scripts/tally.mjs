// Adds up what npm test and npm run check counted, as one line. A command that left no count has failed.
import { readFileSync } from 'node:fs'
import { REPORTS } from './stages.mjs'

const tallies = ['test', 'check'].map((name) => {
  try {
    return JSON.parse(readFileSync(`${REPORTS}/${name}.json`, 'utf8'))
  } catch {
    return { passed: 0, failed: 1 }
  }
})
const sum = (/** @type {'passed' | 'failed'} */ what) => tallies.reduce((total, tally) => total + tally[what], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
