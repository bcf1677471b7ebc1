// npm run walk:cli: the AWS CLI, the real one, does what a course does with a real account. Needs version 2 of it (Debian: awscli);
// without it the walk is skipped, and says so with the exit code 77.
import { spawnSync } from 'node:child_process'
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { gzipSync } from 'node:zlib'
import { buildFront, startFront } from './front.mjs'
import { SKIPPED } from './stages.mjs'

/**
 * @typedef {{ AWS_ACCESS_KEY_ID: string, AWS_SECRET_ACCESS_KEY: string } | 'anyone'} Who
 * @typedef {{ status: number | null, out: string, complaint: string }} Answer
 */

const REGION = 'us-east-1'
const ACCOUNT = '111122223333'
const cli = installed()
if (!cli) {
  console.log(
    'Skipped: no AWS CLI v2 is installed here (Debian and Ubuntu: apt-get install awscli; or name it in AWS_CLI).',
  )
  process.exit(SKIPPED)
}
console.log(cli.version)

const folder = await mkdtemp(join(tmpdir(), 'unsealed-cli-'))
const front = await startFront(await buildFront('unsealed-walk'), { args: ['--account', ACCOUNT] })
const configuration = {
  PATH: process.env.PATH ?? '',
  HOME: folder,
  AWS_CONFIG_FILE: join(folder, 'config'),
  AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL: front.address,
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_PAGER: '',
  // Where `validate-logs` looks for S3, in versions that do not know AWS_ENDPOINT_URL.
  AWS_DATA_PATH: join(folder, 'models'),
  // Not written below a system's folders.
  PYTHONDONTWRITEBYTECODE: '1',
}
let steps = 0
try {
  await walk()
  if (front.complaints() !== '') throw new Error(front.complaints())
  console.log(`${steps} calls of the AWS CLI, each answered as AWS answers it.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (front.complaints() !== '') console.error(front.complaints())
  process.exitCode = 1
} finally {
  await front.stop()
  await rm(folder, { recursive: true, force: true })
}

async function walk() {
  await endpointForOldVersions()
  const root = as(front.credentials.at(-1))
  const file = (/** @type {string} */ name) => join(folder, name)
  const picture = file('sunset.png')
  await writeFile(picture, Buffer.from('89504e470d0a1a0a0000000d', 'hex'))

  title('Users, each with a key of their own')
  const [alice, bob, carol] = ['alice', 'bob', 'carol'].map((name) => {
    json(root, ['iam', 'create-user', '--user-name', name])
    const { AccessKey } = json(root, ['iam', 'create-access-key', '--user-name', name])
    return as({ accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey })
  })
  if (!alice || !bob || !carol) throw new Error('There are three of them.')
  const lets = async (/** @type {string} */ name, /** @type {object[]} */ ...statements) => {
    const document = JSON.stringify({ Version: '2012-10-17', Statement: statements })
    await writeFile(file('policy.json'), document)
    quiet(root, [
      'iam',
      'put-user-policy',
      '--user-name',
      name,
      '--policy-name',
      'own',
      '--policy-document',
      `file://${file('policy.json')}`,
    ])
  }
  const pictures = 'arn:aws:s3:::gallery/*'
  await lets('alice', { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: pictures })
  await lets('bob', { Effect: 'Allow', Action: 's3:GetObject', Resource: pictures })
  await lets('carol', {
    Effect: 'Allow',
    Action: ['kms:CreateKey', 'kms:CreateAlias', 's3:*', 'cloudtrail:*'],
    Resource: '*',
  })
  same(json(alice, ['sts', 'get-caller-identity']).Arn, `arn:aws:iam::${ACCOUNT}:user/alice`)

  title('A key with an administrator and a user, and its alias')
  await writeFile(file('key-policy.json'), JSON.stringify(keyPolicy()))
  const { KeyMetadata: key } = json(carol, [
    'kms',
    'create-key',
    '--description',
    'Protects the pictures',
    '--policy',
    `file://${file('key-policy.json')}`,
  ])
  same([key.KeyState, key.KeySpec, key.Origin], ['Enabled', 'SYMMETRIC_DEFAULT', 'AWS_KMS'])
  quiet(carol, ['kms', 'create-alias', '--alias-name', 'alias/pictures', '--target-key-id', key.KeyId])
  refused(
    carol,
    ['kms', 'generate-data-key', '--key-id', 'alias/pictures', '--key-spec', 'AES_256'],
    `An error occurred (AccessDeniedException) when calling the GenerateDataKey operation: User: arn:aws:iam::${ACCOUNT}:user/carol is not authorized to perform: kms:GenerateDataKey on resource: ${key.Arn} because no identity-based policy allows the kms:GenerateDataKey action`,
  )
  const sealed = json(alice, [
    'kms',
    'encrypt',
    '--key-id',
    'alias/pictures',
    '--plaintext',
    `fileb://${picture}`,
    '--encryption-context',
    'album=summer',
  ])
  await writeFile(file('sealed'), Buffer.from(sealed.CiphertextBlob, 'base64'))
  const opened = json(alice, [
    'kms',
    'decrypt',
    '--ciphertext-blob',
    `fileb://${file('sealed')}`,
    '--encryption-context',
    'album=summer',
  ])
  same(Buffer.from(opened.Plaintext, 'base64'), await readFile(picture))
  refused(
    alice,
    ['kms', 'decrypt', '--ciphertext-blob', `fileb://${file('sealed')}`, '--encryption-context', 'album=winter'],
    'An error occurred (InvalidCiphertextException) when calling the Decrypt operation: ',
  )

  title('A trail that signs what it delivers')
  json(carol, ['s3api', 'create-bucket', '--bucket', 'gallery-logs'])
  await writeFile(file('log-policy.json'), JSON.stringify(logBucketPolicy()))
  quiet(carol, [
    's3api',
    'put-bucket-policy',
    '--bucket',
    'gallery-logs',
    '--policy',
    `file://${file('log-policy.json')}`,
  ])
  const trail = json(carol, [
    'cloudtrail',
    'create-trail',
    '--name',
    'gallery-trail',
    '--s3-bucket-name',
    'gallery-logs',
    '--enable-log-file-validation',
  ])
  same(trail.LogFileValidationEnabled, true)
  quiet(carol, ['cloudtrail', 'start-logging', '--name', 'gallery-trail'])

  title('A bucket whose objects are sealed under the key')
  json(carol, ['s3api', 'create-bucket', '--bucket', 'gallery'])
  const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key.Arn } }
  quiet(carol, [
    's3api',
    'put-bucket-encryption',
    '--bucket',
    'gallery',
    '--server-side-encryption-configuration',
    JSON.stringify({ Rules: [rule] }),
  ])
  answered(alice, ['s3', 'cp', picture, 's3://gallery/sunset.png', '--no-progress'], `upload: `)
  answered(
    alice,
    ['s3', 'cp', 's3://gallery/sunset.png', file('again.png'), '--no-progress'],
    'download: s3://gallery/sunset.png to ',
  )
  same(await readFile(file('again.png')), await readFile(picture))
  const head = json(alice, ['s3api', 'head-object', '--bucket', 'gallery', '--key', 'sunset.png'])
  same([head.ServerSideEncryption, head.SSEKMSKeyId], ['aws:kms', key.Arn])

  title('Who may read the bucket, but not use the key; and who is nobody')
  const get = ['s3api', 'get-object', '--bucket', 'gallery', '--key', 'sunset.png', file('stolen.png')]
  refused(
    bob,
    get,
    `An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:iam::${ACCOUNT}:user/bob is not authorized to perform: kms:Decrypt on resource: ${key.Arn} because no identity-based policy allows the kms:Decrypt action`,
  )
  refused('anyone', get, 'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied')
  refused(
    { ...bob, AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) },
    ['kms', 'list-keys'],
    'An error occurred (InvalidSignatureException) when calling the ListKeys operation: The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  )
  refused(
    { ...bob, AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' },
    ['sts', 'get-caller-identity'],
    'An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.',
  )
  if (await exists(file('stolen.png'))) throw new Error('A refused download has left a file.')

  title('A presigned link')
  const link = answered(
    alice,
    ['s3', 'presign', 's3://gallery/sunset.png', '--expires-in', '60'],
    front.address,
  ).out.trim()
  same(Buffer.from(await (await fetch(link)).arrayBuffer()), await readFile(picture))
  const forged = await fetch(link.replace('sunset.png', 'moon.png'))
  same([forged.status, (await forged.text()).includes('<Code>SignatureDoesNotMatch</Code>')], [403, true])

  title('Rotation')
  quiet(carol, ['kms', 'enable-key-rotation', '--key-id', key.KeyId])
  same(json(carol, ['kms', 'get-key-rotation-status', '--key-id', key.KeyId]).KeyRotationEnabled, true)
  await pass('days=366')
  answered(alice, ['s3', 'cp', 's3://gallery/sunset.png', file('after-rotation.png'), '--no-progress'], 'download: ')
  same(await readFile(file('after-rotation.png')), await readFile(picture))

  title('A key that is off, and one that is to end')
  quiet(carol, ['kms', 'disable-key', '--key-id', key.KeyId])
  refused(
    alice,
    ['kms', 'encrypt', '--key-id', 'alias/pictures', '--plaintext', `fileb://${picture}`],
    `An error occurred (DisabledException) when calling the Encrypt operation: ${key.Arn} is disabled.`,
  )
  refused(
    alice,
    get,
    `An error occurred (KMS.DisabledException) when calling the GetObject operation: ${key.Arn} is disabled.`,
  )
  quiet(carol, ['kms', 'enable-key', '--key-id', key.KeyId])
  same(
    json(carol, ['kms', 'schedule-key-deletion', '--key-id', key.KeyId, '--pending-window-in-days', '7']).KeyState,
    'PendingDeletion',
  )
  refused(
    alice,
    get,
    `An error occurred (KMS.KMSInvalidStateException) when calling the GetObject operation: ${key.Arn} is pending deletion.`,
  )

  title('The audit')
  const looked = json(carol, [
    'cloudtrail',
    'lookup-events',
    '--lookup-attributes',
    'AttributeKey=EventName,AttributeValue=ScheduleKeyDeletion',
  ])
  same(
    looked.Events.map((/** @type {{ Username: string }} */ { Username }) => Username),
    ['carol'],
  )
  const start = new Date(Date.now() + 365 * 86_400_000).toISOString()
  await pass('minutes=130')
  const end = new Date(Date.now() + 368 * 86_400_000).toISOString()
  const validate = [
    'cloudtrail',
    'validate-logs',
    '--trail-arn',
    trail.TrailARN,
    '--start-time',
    start,
    '--end-time',
    end,
    '--verbose',
  ]
  const valid = answered(carol, validate, /\d+\/\d+ digest files valid/).out
  console.log(valid.trim().split('\n').slice(-4).join('\n'))
  if (!/(\d+)\/\1 log files valid/.test(valid)) throw new Error(`Not every log file is valid:\n${valid}`)
  const listed = json(carol, [
    's3api',
    'list-objects-v2',
    '--bucket',
    'gallery-logs',
    '--prefix',
    `AWSLogs/${ACCOUNT}/CloudTrail/`,
  ])
  const log = listed.Contents.at(-1).Key
  await writeFile(file('forged.gz'), gzipSync('{"Records":[]}'))
  json(carol, ['s3api', 'put-object', '--bucket', 'gallery-logs', '--key', log, '--body', file('forged.gz')])
  const forgedLog = run(carol, validate)
  if (!/Log file\s+s3:\/\/\S+\s+INVALID: hash value doesn't match/.test(forgedLog.out + forgedLog.complaint))
    throw new Error(`An overwritten log file is not found:\n${forgedLog.out}${forgedLog.complaint}`)
  same(forgedLog.status, 1)

  title('The end of the key')
  await pass('days=7')
  refused(
    alice,
    ['kms', 'describe-key', '--key-id', key.Arn],
    `An error occurred (NotFoundException) when calling the DescribeKey operation: Key '${key.Arn}' does not exist`,
  )
}

/** @param {{ accessKeyId: string, secretAccessKey: string } | undefined} credentials */
function as(credentials) {
  return {
    AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
  }
}

/**
 * @param {Who} who
 * @param {string[]} args
 * @returns {Answer}
 */
function run(who, args) {
  steps++
  const start = Date.now()
  const anonymous = who === 'anyone' ? ['--no-sign-request'] : []
  const { status, stdout, stderr } = spawnSync(
    cli?.path ?? '',
    ['--endpoint-url', front.address, '--output', 'json', ...anonymous, ...args],
    {
      encoding: 'utf8',
      env: { ...configuration, ...(who !== 'anyone' && who) },
      timeout: 120_000,
    },
  )
  console.log(`  aws ${args.slice(0, 2).join(' ')} → ${status} (${Date.now() - start} ms)`)
  return { status, out: stdout, complaint: stderr.trim() }
}

/**
 * The answer of a call that must work.
 * @param {Who} who
 * @param {string[]} args
 * @param {string | RegExp} expected
 */
function answered(who, args, expected) {
  const answer = run(who, args)
  if (answer.status !== 0) throw new Error(`aws ${args.join(' ')}\nwas refused: ${answer.complaint}`)
  const fits = typeof expected === 'string' ? answer.out.startsWith(expected) : expected.test(answer.out)
  if (!fits) throw new Error(`aws ${args.join(' ')}\nsaid ${answer.out}\nnot ${expected}`)
  return answer
}

/** @param {Who} who @param {string[]} args */
function json(who, args) {
  return JSON.parse(answered(who, args, '{').out)
}

/**
 * A call that works and says nothing.
 * @param {Who} who
 * @param {string[]} args
 */
function quiet(who, args) {
  answered(who, args, /^$/)
}

/** @param {Who} who @param {string[]} args @param {string} expected */
function refused(who, args, expected) {
  const { status, complaint } = run(who, args)
  same([status, complaint], [254, expected.trim()])
}

/** @param {unknown} found @param {unknown} expected */
function same(found, expected) {
  if (!isDeepStrictEqual(found, expected))
    throw new Error(`Found ${JSON.stringify(found)}\nnot   ${JSON.stringify(expected)}`)
}

/** @param {string} text */
function title(text) {
  console.log(text)
}

/** @param {string} time */
async function pass(time) {
  const { status } = await fetch(`${front.address}/_unsealed/pass?${time}`, { method: 'POST' })
  same(status, 200)
}

/** @param {string} path */
async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Version 2 of the AWS CLI, wherever on the path it is. */
function installed() {
  const places = process.env.AWS_CLI
    ? [process.env.AWS_CLI]
    : (process.env.PATH ?? '').split(delimiter).map((one) => join(one, 'aws'))
  for (const path of places) {
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
    const [, major, minor] = /^aws-cli\/(\d+)\.(\d+)\./.exec(stdout ?? '') ?? []
    if (major === '2') return { path, version: stdout.trim(), knowsEndpointVariable: Number(minor) >= 13 }
  }
  return undefined
}

/** `validate-logs` makes clients of S3 that do not hear of --endpoint-url, and before 2.13 of no variable either: only of models. */
async function endpointForOldVersions() {
  if (cli?.knowsEndpointVariable) return
  const place = join(configuration.AWS_DATA_PATH, 's3', '2006-03-01')
  await mkdir(place, { recursive: true })
  const text = { required: false, documentation: '', type: 'String' }
  const rules = [
    {
      conditions: [{ fn: 'isSet', argv: [{ ref: 'Bucket' }] }],
      endpoint: { url: `${front.address}/{Bucket}` },
      type: 'endpoint',
    },
    { conditions: [], endpoint: { url: front.address }, type: 'endpoint' },
  ]
  const parameters = { Bucket: text, Region: { ...text, builtIn: 'AWS::Region' } }
  await writeFile(join(place, 'endpoint-rule-set-1.json'), JSON.stringify({ version: '1.0', parameters, rules }))
}

function keyPolicy() {
  const statement = (/** @type {string} */ who, /** @type {string[]} */ ...actions) => ({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:${who}` },
    Action: actions,
    Resource: '*',
  })
  return {
    Version: '2012-10-17',
    Statement: [
      statement('root', 'kms:*'),
      statement(
        'user/carol',
        ...['Create*', 'Describe*', 'Enable*', 'Disable*', 'Get*', 'Put*', 'ScheduleKeyDeletion'].map(
          (one) => `kms:${one}`,
        ),
      ),
      statement('user/alice', 'kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'),
    ],
  }
}

/** What CloudTrail's documentation asks of the log bucket. */
function logBucketPolicy() {
  const trail = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/gallery-trail`
  const Principal = { Service: 'cloudtrail.amazonaws.com' }
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal,
        Action: 's3:GetBucketAcl',
        Resource: 'arn:aws:s3:::gallery-logs',
        Condition: { StringEquals: { 'aws:SourceArn': trail } },
      },
      {
        Effect: 'Allow',
        Principal,
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::gallery-logs/AWSLogs/${ACCOUNT}/*`,
        Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': trail } },
      },
    ],
  }
}
