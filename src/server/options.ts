// The command line of `npm run aws`.
import { parseArgs } from 'node:util'

export interface Options {
  readonly port: number
  /** A lesson, and the chapter at whose start its world is; absent for an empty account. */
  readonly scenario?: { readonly id: string; readonly chapter?: string }
  readonly account?: string
  /** The root user's. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
  /** Where each request is written down, a line of JSON each. */
  readonly record?: string
}

export const usage = `npm run aws -- [options]

  --port 4566              where to listen, on this machine only
  --scenario ID[/CHAPTER]  start from the world of a lesson: protected-picture, protected-picture/access
  --account 111122223333   the account's id
  --access-key ID          the root user's access key, for clients whose credentials are fixed
  --secret-key SECRET
  --record FILE            write the story of each request down, a line of JSON each
  --help

While it runs, beside AWS's interface:

  GET  /_unsealed/                      the page, which follows
  POST /_unsealed/pass?minutes=5&days=7 lets simulated time pass: log files arrive, keys rotate and end
  POST /_unsealed/reset                 goes back to the start
  GET  /_unsealed/trace                 the story so far, as JSON
`

/** The options; or what is wrong with them, in a sentence. */
export function optionsIn(argv: readonly string[]): Options | 'help' | { readonly wrong: string } {
  let values: ReturnType<typeof read>
  try {
    values = read(argv)
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
  if (values.help) return 'help'
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return { wrong: `\`${values.port}\` is no port: give a number from 0 to 65535.` }
  const { account, record, scenario } = values
  if (account !== undefined && !/^\d{12}$/.test(account))
    return { wrong: `\`${account}\` is no account id: give twelve digits.` }
  if (account !== undefined && scenario !== undefined)
    return { wrong: 'A lesson has its own account: leave out --account or --scenario.' }
  const accessKeyId = values['access-key']
  const secretAccessKey = values['secret-key']
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined))
    return { wrong: '--access-key and --secret-key go together: give both or neither.' }
  if (accessKeyId !== undefined && !/^\w{1,128}$/.test(accessKeyId))
    return { wrong: `\`${accessKeyId}\` is no access key id: use letters, digits and underscores.` }
  const [id = '', chapter] = (scenario ?? '').split('/')
  return {
    port,
    ...(scenario !== undefined && { scenario: { id, ...(chapter && { chapter }) } }),
    ...(account !== undefined && { account }),
    ...(accessKeyId !== undefined &&
      secretAccessKey !== undefined && { credentials: { accessKeyId, secretAccessKey } }),
    ...(record !== undefined && { record }),
  }
}

const read = (argv: readonly string[]) =>
  parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: '4566' },
      scenario: { type: 'string' },
      account: { type: 'string' },
      'access-key': { type: 'string' },
      'secret-key': { type: 'string' },
      record: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values
