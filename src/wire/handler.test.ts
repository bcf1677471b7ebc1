// What goes through a whole handler: stories of several requests, many at once, and anything at all.
import { Upload } from '@aws-sdk/lib-storage'
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  EncryptCommand,
  paginateListAliases,
} from '@aws-sdk/client-kms'
import {
  CreateRoleCommand,
  CreateUserCommand,
  GetRoleCommand,
  ListUsersCommand,
  paginateListUsers,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { CreateBucketCommand, GetObjectCommand, paginateListObjectsV2, PutObjectCommand } from '@aws-sdk/client-s3'
import { CreateTrailCommand, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
import { CreateOrganizationCommand } from '@aws-sdk/client-organizations'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEnvironment, textOf, utf8, values } from '../sim/index.ts'
import { clientsOf, serve } from './testing/clients.ts'

describe('The AWS SDK', () => {
  it('keeps a secret with KMS', async () => {
    const { kms } = clientsOf(await serve())
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: 'shared' }))
    expect(KeyMetadata?.CreationDate).toBeInstanceOf(Date)
    const Plaintext = new Uint8Array([1, 2, 3])
    const EncryptionContext = { tenant: 'blue', 'ümläut ': '' }
    const sealed = await kms.send(new EncryptCommand({ KeyId: KeyMetadata?.KeyId, Plaintext, EncryptionContext }))
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob, EncryptionContext }))
    expect(opened.Plaintext).toEqual(Plaintext)
  })

  it('makes people and roles with IAM, and becomes one with STS', async () => {
    const server = await serve()
    const { iam, sts } = clientsOf(server)
    const trust = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' }],
    })
    const Tags = [{ Key: 'team', Value: 'ü@x' }]
    await iam.send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument: trust, Tags }))
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'reader' }))
    expect(Role?.Tags).toEqual(Tags)
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(trust)
    expect(Role?.CreateDate).toBeInstanceOf(Date)
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Arn: 'arn:aws:iam::111122223333:root' })
    const assume = new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'me' })
    await expect(sts.send(assume)).rejects.toThrow('Roles may not be assumed by root accounts.')
  })

  it('reads in the record what it sent', async () => {
    const server = await serve()
    const { cloudtrail, s3 } = clientsOf(server, { region: 'eu-central-1' })
    await s3.send(
      new CreateBucketCommand({ Bucket: 'gallery', CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } }),
    )
    const wrong = new CreateTrailCommand({ Name: 'trail', S3BucketName: 'gallery' })
    await expect(cloudtrail.send(wrong)).rejects.toMatchObject({ name: 'InsufficientS3BucketPolicyException' })
    const { Events = [] } = await cloudtrail.send(new LookupEventsCommand({ StartTime: new Date(0) }))
    const [first] = Events.filter(({ EventName }) => EventName === 'CreateBucket')
    expect(first?.EventTime).toBeInstanceOf(Date)
    expect(JSON.parse(first?.CloudTrailEvent ?? '')).toMatchObject({
      awsRegion: 'eu-central-1',
      userAgent: expect.stringContaining('aws-sdk-js/') as unknown,
      tlsDetails: { clientProvidedHostHeader: 'localhost:4566' },
    })
  })

  it('founds an organization', async () => {
    const { organizations } = clientsOf(await serve(), { region: 'eu-west-1' })
    const { Organization } = await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }))
    expect(Organization?.Id).toMatch(/^o-/)
  })

  it('turns pages', async () => {
    const { iam, kms, s3 } = clientsOf(await serve())
    for (const UserName of ['a', 'b', 'c']) await iam.send(new CreateUserCommand({ UserName }))
    const users: unknown[] = []
    for await (const page of paginateListUsers({ client: iam, pageSize: 2 }, {})) users.push(page.Users?.length)
    expect(users).toEqual([2, 1])

    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}))
    for (const name of ['a', 'b', 'c'])
      await kms.send(new CreateAliasCommand({ AliasName: `alias/${name}`, TargetKeyId: KeyMetadata?.KeyId }))
    const aliases: unknown[] = []
    for await (const page of paginateListAliases({ client: kms, pageSize: 2 }, { KeyId: KeyMetadata?.KeyId }))
      aliases.push(page.Aliases?.length)
    expect(aliases).toEqual([2, 1])

    await s3.send(new CreateBucketCommand({ Bucket: 'gallery' }))
    for (const Key of ['x&y', 'ü', '<b> c']) await s3.send(new PutObjectCommand({ Bucket: 'gallery', Key, Body: Key }))
    const keys: unknown[] = []
    for await (const page of paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket: 'gallery' }))
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key))
    expect(keys).toEqual(['<b> c', 'x&y', 'ü'])
  })

  it('uploads with the manager of its library', async () => {
    const { s3 } = clientsOf(await serve())
    await s3.send(new CreateBucketCommand({ Bucket: 'gallery' }))
    const Body = new Uint8Array(6_000_000).fill(7)
    await new Upload({ client: s3, params: { Bucket: 'gallery', Key: 'large', Body } }).done()
    const got = await s3.send(new GetObjectCommand({ Bucket: 'gallery', Key: 'large' }))
    expect(got.ETag).toMatch(/-2"$/)
    expect(Buffer.compare((await got.Body?.transformToByteArray()) ?? new Uint8Array(), Body)).toBe(0)
  })

  it('is told in which Region a bucket is, and can follow', async () => {
    const server = await serve()
    const home = { LocationConstraint: 'eu-central-1' } as const
    await clientsOf(server, { region: 'eu-central-1' }).s3.send(
      new CreateBucketCommand({ Bucket: 'gallery', CreateBucketConfiguration: home }),
    )
    const { s3 } = clientsOf(server, { region: 'eu-west-1' })
    await expect(s3.send(new GetObjectCommand({ Bucket: 'gallery', Key: 'photo' }))).rejects.toMatchObject({
      name: 'PermanentRedirect',
      $metadata: { httpStatusCode: 301 },
    })
    expect(new Map(server.responses.at(-1)?.headers).get('x-amz-bucket-region')).toBe('eu-central-1')
  })

  it('addresses a bucket by its host', async () => {
    const { handler } = await serve({}, (sim) =>
      sim.answer({ type: 'root' }, 's3:CreateBucket', { Bucket: 'my.gallery' }),
    )
    for (const host of [
      'my.gallery.s3.eu-west-1.amazonaws.com',
      'my.gallery.s3.amazonaws.com',
      'my.gallery.localhost:4566',
    ]) {
      const response = await handler.fetch(new Request(`http://${host}/photo`))
      expect(await response.text()).toContain('<Code>AccessDenied</Code>')
    }
  })
})

it('loses nothing when requests overlap', async () => {
  const server = await serve()
  const { iam } = clientsOf(server)
  const names = Array.from({ length: 30 }, (_, i) => `user-${i}`)
  await Promise.all(names.map((UserName) => iam.send(new CreateUserCommand({ UserName }))))
  const { Users = [] } = await iam.send(new ListUsersCommand({}))
  expect(new Set(Users.map(({ UserName }) => UserName))).toEqual(new Set(names))
  // Each one begins in the world in which the one before it ended.
  const worlds = server.exchanges.map(({ trace, world }) => [trace[0]?.world, world] as const)
  worlds.slice(1).forEach(([before], i) => {
    expect([...values(before?.iam.users ?? null)].length).toBe([...values(worlds[i]?.[1].iam.users ?? null)].length)
  })
})

const SHAPE_OF_ERRORS = /^(\{"__type":"\w+"|<\?xml version="1.0" encoding="UTF-8"\?>\n<Error><Code>|<ErrorResponse )/

it('answers in AWS’s shape whatever is sent', async () => {
  const bugs: unknown[] = []
  const server = await serve({ environment: createEnvironment({ seed: 'noise' }), onBug: (error) => bugs.push(error) })
  const name = fc.constantFrom(
    'authorization',
    'x-amz-date',
    'x-amz-target',
    'x-amz-content-sha256',
    'content-type',
    'x-amz-trailer',
    'host',
    'x-amz-decoded-content-length',
    'x-amz-checksum-crc32',
    'content-md5',
    'x-amz-copy-source',
    'range',
    '__proto__',
    'x-amz-meta-__proto__',
    'x-amz-security-token',
    'content-encoding',
  )
  const value = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom(
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260115/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00',
      'AWS4-HMAC-SHA256 Credential=a/b/c/d/e/f,SignedHeaders=;;,Signature=',
      '20260115T090000Z',
      '99999999T999999Z',
      'TrentService.Encrypt',
      'TrentService.__proto__',
      'CloudTrail_20131101.LookupEvents',
      'application/x-www-form-urlencoded',
      'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      'UNSIGNED-PAYLOAD',
      '5',
      '-1',
      'aws-chunked',
      'bytes=0-',
      'gallery.localhost',
    ),
  )
  const body = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.json(),
    fc.constantFrom(
      'Action=CreateUser&Version=2010-05-08&UserName=a&Tags.member.1.Key=__proto__',
      'Action=GetCallerIdentity&Version=2011-06-15',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><Delete>&b;</Delete>',
      '<a>'.repeat(5000),
      '<CreateBucketConfiguration><LocationConstraint>eu</LocationConstraint>',
      '<__proto__/>',
      '5\r\nhello\r\n0\r\n\r\n',
      'ffffffff\r\n',
      '['.repeat(20_000),
      '{"Plaintext":"%%%","KeyId":{}}',
    ),
  )
  const target = fc.oneof(
    fc.constantFrom(
      '/',
      '/gallery',
      '/gallery/photo',
      '/gallery?delete',
      '/gallery?list-type=2&max-keys=x',
      '/%',
      '/?Action=GetCallerIdentity&Version=2011-06-15',
      '//',
      '/gallery/../x',
      '/gallery/photo?X-Amz-Signature=1',
      '/__proto__/constructor',
    ),
    fc.webUrl({ withQueryParameters: true }).map((url) => url.replace(/^https?:\/\/[^/?]*/, '') || '/'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'),
      target,
      fc.dictionary(name, value, { maxKeys: 6 }),
      body,
      async (method, path, headers, text) => {
        const response = await server.handler.handle({
          method,
          target: path,
          headers: new Map(Object.entries(headers)),
          body: utf8(text),
        })
        expect(bugs).toEqual([])
        const answer = textOf(response.body)
        expect(response.status).toBeGreaterThanOrEqual(200)
        const shape = response.status < 400 || method === 'HEAD' ? /^/ : SHAPE_OF_ERRORS
        expect(answer).toMatch(shape)
      },
    ),
    { numRuns: 600 },
  )
})
