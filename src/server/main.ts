// `npm run aws`: the simulated account, for real clients.
import { createWriteStream } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { createEnvironment } from '../sim/index.ts'
import { createHandler } from '../wire/handler.ts'
import { nodeAesKey } from './aesKey.ts'
import { nodeDigests } from './digests.ts'
import { createFront } from './front.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createLive } from './live.ts'
import { optionsIn, usage } from './options.ts'
import { startingWorld, type Signer, type Start } from './startingWorld.ts'
import { createStory, lineOf } from './story.ts'

const HOST = '127.0.0.1'

/** Resolves when it listens. `site` is the folder of the built page. */
export async function main(argv: readonly string[], site: string | null): Promise<void> {
  const options = optionsIn(argv)
  if (options === 'help') return void process.stdout.write(usage)
  if ('wrong' in options) {
    process.stderr.write(`${options.wrong}\n\n${usage}`)
    process.exitCode = 2
    return
  }
  const housekeeping = createHousekeeping()
  const newEnvironment = () => housekeeping.watched(createEnvironment({ digests: nodeDigests(), aesKey: nodeAesKey }))
  const environment = newEnvironment()
  let start: Start
  try {
    start = await startingWorld(environment, options)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
    return
  }
  const recording = options.record === undefined ? undefined : createWriteStream(options.record, { flags: 'a' })
  recording?.on('error', ({ message }) => process.stderr.write(`Nothing more is recorded: ${message}\n`))
  const story = createStory()
  const live = createLive(
    () => ({ scenario: start.scenario, world: handler.world, environment: handler.environment }),
    { bytesOf: housekeeping.bytesOf },
  )
  const handler = createHandler({
    world: start.world,
    environment,
    isSecure: false,
    tidied: housekeeping.tidied,
    onExchange(exchange) {
      story.add(exchange)
      recording?.write(`${lineOf(exchange)}\n`)
      live.tell(exchange)
    },
    onBug,
  })
  const reset = async (): Promise<void> => {
    const another = newEnvironment()
    const fresh = await startingWorld(another, options, start.signers)
    await handler.reset(fresh.world, another)
    story.clear()
    live.restart()
  }
  let resetting: Promise<void> | undefined
  const front = createFront({
    handler,
    now: environment.now,
    live,
    story,
    site,
    onBug,
    // Whoever asks while it is under way gets the same start.
    reset: () => (resetting ??= reset().finally(() => (resetting = undefined))),
  })
  front.on('error', (error: NodeJS.ErrnoException) => {
    process.stderr.write(
      error.code === 'EADDRINUSE'
        ? `Port ${options.port} is taken: stop what listens there, or give another one with --port.\n`
        : `${error.message}\n`,
    )
    process.exitCode = 1
    live.close()
  })
  front.listen(options.port, HOST, () => {
    const { port } = front.address() as AddressInfo // it listens on TCP
    process.stdout.write(greeting(`http://${HOST}:${port}`, start.signers, site !== null))
  })
  const stop = (): void => {
    live.close()
    recording?.end()
    front.close()
    front.closeAllConnections()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

const onBug = (error: unknown): void => {
  process.stderr.write(`A mistake of ours: ${inspect(error)}\n`)
}

function greeting(address: string, signers: readonly Signer[], hasPage: boolean): string {
  const exports = signers.map(
    ({ name, accessKeyId, secretAccessKey }) =>
      `# ${name}\nexport AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}\n`,
  )
  return [
    `AWS is simulated at ${address}, for this machine only.`,
    hasPage ? `Watch it at      ${address}/_unsealed/` : '',
    '',
    'In a terminal that talks to it:',
    '',
    `export AWS_ENDPOINT_URL=${address} AWS_REGION=us-east-1`,
    'unset AWS_PROFILE AWS_SESSION_TOKEN',
    '',
    ...exports,
    `curl -X POST ${address}/_unsealed/reset   # back to the start`,
    `curl -X POST "${address}/_unsealed/pass?minutes=5"   # let time pass: log files arrive, keys rotate and end`,
    `curl ${address}/_unsealed/trace           # the story so far`,
    '',
  ]
    .filter((line, index) => line !== '' || index !== 1)
    .join('\n')
}
