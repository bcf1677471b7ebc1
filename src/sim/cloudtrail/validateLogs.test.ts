// Lines as the AWS CLI prints them: https://github.com/aws/aws-cli/blob/v2/awscli/customizations/cloudtrail/validation.py
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { validateLogs, type LogValidation } from '../index.ts'
import type { CallerName } from '../iam/caller.ts'
import { ACCOUNT } from '../testing/gallery.ts'
import { trailArn, withTrail } from '../testing/trail.ts'
import { createUser, root, type Simulation } from '../testing/world.ts'

const START = Date.UTC(2026, 0, 15) / 1000
const DIGESTS = `AWSLogs/${ACCOUNT}/CloudTrail-Digest/`
const LOGS = `AWSLogs/${ACCOUNT}/CloudTrail/us-east-1/`

interface Prepared {
  readonly sim: Simulation
  readonly digests: readonly string[]
  readonly logs: readonly string[]
}

/** Three hours of a trail, with a log file in each. */
async function threeHours(): Promise<Prepared> {
  const sim = await withTrail({ EnableLogFileValidation: true })
  await sim.answer(root, 'cloudtrail:StartLogging', { Name: 'audit' })
  for (let hour = 0; hour < 3; hour++) {
    await sim.answer(root, 'kms:ListKeys', {})
    await sim.answer(root, 'clock:PassTime', { Minutes: 60 })
  }
  const keys = async (Prefix: string) =>
    (
      await sim.answer<{ Contents: readonly { Key: string }[] }>(root, 's3:ListObjectsV2', { Bucket: 'logs', Prefix })
    ).Contents.map(({ Key }) => Key)
  return { sim, digests: await keys(DIGESTS), logs: await keys(LOGS) }
}

const validate = (sim: Simulation, more: { readonly as?: CallerName; readonly startTime?: number } = {}) =>
  validateLogs(sim.world, sim.environment, { as: root, trailArn: trailArn('audit'), startTime: START, ...more })

function findingsOf(validation: LogValidation) {
  if ('error' in validation) throw new Error(`${validation.error.code}: ${validation.error.message ?? ''}`)
  return validation
}

const invalidLines = (validation: LogValidation): readonly string[] =>
  findingsOf(validation)
    .findings.filter(({ isValid }) => !isValid)
    .map(({ line }) => line)

const put = (sim: Simulation, Key: string, Body: Uint8Array, Metadata?: object) =>
  sim.answer(root, 's3:PutObject', { Bucket: 'logs', Key, Body: new Uint8Array(Body), ...(Metadata && { Metadata }) })

const get = (sim: Simulation, Key: string) =>
  sim.answer<{ Body: Uint8Array; Metadata: Readonly<Record<string, string>> }>(root, 's3:GetObject', {
    Bucket: 'logs',
    Key,
  })

test('finds everything valid when nobody touched anything', async () => {
  const { sim, digests, logs } = await threeHours()
  expect([digests.length, logs.length]).toEqual([3, 3])
  const { findings, summary } = findingsOf(await validate(sim))
  expect(findings.map(({ line }) => line)).toEqual(
    [2, 1, 0].flatMap((hour) => [
      `Digest file\ts3://logs/${digests[hour] ?? ''}\tvalid`,
      `Log file\ts3://logs/${logs[hour] ?? ''}\tvalid`,
    ]),
  )
  expect(summary.slice(2)).toEqual(['3/3 digest files valid', '3/3 log files valid'])
  expect(summary[0]).toMatch(/^Results requested for 2026-01-15T00:00:00Z to 2026-01-15T12:\d\d:\d\dZ$/)
  expect(summary[1]).toMatch(/^Results found for 2026-01-15T09:\d\d:\d\dZ to 2026-01-15T12:\d\d:\d\dZ:$/)
})

test('a log file of which one byte is another one is found', async () => {
  const { sim, logs } = await threeHours()
  const [, key = ''] = logs
  const { Body } = await get(sim, key)
  const text = gunzipSync(Body).toString().replace('ListKeys', 'ListKeyz')
  await put(sim, key, gzipSync(text))
  const validation = await validate(sim)
  expect(invalidLines(validation)).toEqual([`Log file\ts3://logs/${key}\tINVALID: hash value doesn't match`])
  expect(findingsOf(validation).summary).toContain('2/3 log files valid, 1/3 log files INVALID')
})

test('a log file that is gone, and one that is no gzip file, are found', async () => {
  const { sim, logs } = await threeHours()
  await sim.answer(root, 's3:DeleteObject', { Bucket: 'logs', Key: logs[0] })
  await put(sim, logs[2] ?? '', new Uint8Array([1, 2, 3]))
  expect(invalidLines(await validate(sim))).toEqual([
    `Log file\ts3://logs/${logs[2] ?? ''}\tINVALID: invalid format`,
    `Log file\ts3://logs/${logs[0] ?? ''}\tINVALID: not found`,
  ])
})

test('a log file that was packed again, with the same content, is still valid', async () => {
  const { sim, logs } = await threeHours()
  const [key = ''] = logs
  await put(sim, key, gzipSync(gunzipSync((await get(sim, key)).Body)))
  expect(invalidLines(await validate(sim))).toEqual([])
})

test('a digest file that is gone is found, and the older ones are still verified', async () => {
  const { sim, digests } = await threeHours()
  await sim.answer(root, 's3:DeleteObject', { Bucket: 'logs', Key: digests[1] })
  const validation = await validate(sim)
  expect(invalidLines(validation)).toEqual([`Digest file\ts3://logs/${digests[1] ?? ''}\tINVALID: not found`])
  expect(findingsOf(validation).summary).toContain('2/3 digest files valid, 1/3 digest files INVALID')
})

test('a forged digest file is found: with the old signature, with none, and in another place', async () => {
  const { sim, digests, logs } = await threeHours()
  const [first = '', second = '', third = ''] = digests
  const { Body, Metadata } = await get(sim, second)
  // Whoever deletes a log file would have the digest file forget it as well.
  const forged = gunzipSync(Body)
    .toString()
    .replace(/"logFiles":\[.*\]/, '"logFiles":[]')
  await sim.answer(root, 's3:DeleteObject', { Bucket: 'logs', Key: logs[1] })
  await put(sim, second, gzipSync(forged), Metadata)
  const notVerified = `Digest file\ts3://logs/${second}\tINVALID: signature verification failed`
  expect(invalidLines(await validate(sim))).toEqual([notVerified])
  await put(sim, second, gzipSync(forged))
  expect(invalidLines(await validate(sim))).toEqual([notVerified])
  const other = await get(sim, third)
  await put(sim, second, other.Body, other.Metadata)
  expect(invalidLines(await validate(sim))).toEqual([
    `Digest file\ts3://logs/${second}\tINVALID: has been moved from its original location`,
  ])
  await put(sim, second, gzipSync('{}'), Metadata)
  expect(invalidLines(await validate(sim))).toEqual([`Digest file\ts3://logs/${second}\tINVALID: invalid format`])
  expect(first).not.toBe('')
})

test('a digest file signed with another key is found', async () => {
  const { sim, digests } = await threeHours()
  const stranger = await threeHours()
  const [key = ''] = digests
  const { Body, Metadata } = await get(stranger.sim, key)
  const content = gunzipSync(Body).toString()
  const forged = content.replace(/"digestPublicKeyFingerprint":"[0-9a-f]*"/, `"digestPublicKeyFingerprint":"${'0'.repeat(32)}"`)
  await put(sim, key, gzipSync(forged), Metadata)
  expect(invalidLines(await validate(sim))).toEqual([
    `Digest file\ts3://logs/${key}\tINVALID: public key not found in region us-east-1 for fingerprint ${'0'.repeat(32)}`,
  ])
}) // prettier-ignore

test('a pause is told, and what was before it is verified', async () => {
  const { sim } = await threeHours()
  await sim.answer(root, 'cloudtrail:StopLogging', { Name: 'audit' })
  await sim.answer(root, 'clock:PassTime', { Minutes: 300 })
  await sim.answer(root, 'cloudtrail:StartLogging', { Name: 'audit' })
  await sim.answer(root, 'clock:PassTime', { Minutes: 60 })
  const { findings, summary } = findingsOf(await validate(sim))
  expect(findings.filter(({ what }) => what === 'gap').map(({ line }) => line)).toEqual([
    expect.stringMatching(
      /^No log files were delivered by CloudTrail between 2026-01-15T13:\d\d:\d\dZ and 2026-01-15T17:\d\d:\d\dZ$/,
    ),
  ])
  expect(summary).toContain('5/5 digest files valid')
})

test('only the time that was asked for is looked at', async () => {
  const { sim } = await threeHours()
  const validation = await validate(sim, { startTime: Date.UTC(2026, 0, 15, 11, 30) / 1000 })
  expect(findingsOf(validation).summary).toContain('1/1 digest files valid')
  const never = await validate(sim, { startTime: Date.UTC(2026, 0, 15, 18) / 1000 })
  expect('error' in never ? never.error.code : findingsOf(never).summary.at(-1)).toBe('InvalidTimeRangeException')
})

test('who may not read is refused, and every request is in the records', async () => {
  const { sim } = await threeHours()
  const dave = await createUser(sim, 'dave', { Effect: 'Allow', Action: 'cloudtrail:*', Resource: '*' })
  const refused = await validate(sim, { as: dave })
  expect(refused).toMatchObject({ error: { code: 'AccessDenied' } })
  expect(refused.world.cloudtrail.events.length).toBeGreaterThan(sim.world.cloudtrail.events.length)
})

test('a trail that there is not is refused', async () => {
  const { sim } = await threeHours()
  expect(
    await validateLogs(sim.world, sim.environment, { as: root, trailArn: trailArn('none'), startTime: START }),
  ).toMatchObject({ error: { code: 'TrailNotFoundException' } })
})
