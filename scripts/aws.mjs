// npm run aws: builds the front and the page, and starts them.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const FOLDER = resolve('node_modules/.cache/unsealed-aws')

mkdirSync(FOLDER, { recursive: true })
await build({
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: FOLDER,
    emptyOutDir: true,
    rolldownOptions: { input: { main: 'src/server/main.ts' } },
  },
})
const page = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
  stdio: 'inherit',
})
const { main } = await import(pathToFileURL(`${FOLDER}/main.js`).href)
await main(process.argv.slice(2), page.status === 0 ? resolve('dist') : null)
