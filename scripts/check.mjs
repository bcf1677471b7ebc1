// npm run check: what reads the sources. Its tools ship binaries for some platforms only, so it is not in npm test.
import { runStages } from './stages.mjs'

runStages(
  'check',
  [
    { title: 'Format', command: 'prettier --check .' },
    { title: 'Lint', command: 'npm run --silent lint' },
    { title: 'Dead code', command: 'knip' },
  ],
  { goOnAfterFailure: true },
)
