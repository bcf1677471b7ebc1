// npm run aws: builds the front and the page, and starts them.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { buildFront } from './front.mjs'

const module = await buildFront('unsealed-aws')
const page = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
  stdio: 'inherit',
})
const { main } = await import(module)
await main(process.argv.slice(2), page.status === 0 ? resolve('dist') : null)
