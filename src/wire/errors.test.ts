// Refusals, as AWS's own clients understand them.
import {
  KMSServiceException,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  ListKeysCommand,
  NotFoundException,
} from '@aws-sdk/client-kms'
import { GetUserCommand, NoSuchEntityException } from '@aws-sdk/client-iam'
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchBucket,
  NoSuchKey,
  NotFound,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { textOf, utf8 } from '../sim/index.ts'
import { protocolOf } from './dispatch.ts'
import { targetOf } from './target.ts'
import { LEAST } from './testing/arbitraries.ts'
import { clientsOf, clientThrough, serve, type Server } from './testing/clients.ts'
import { errorsOf, modelOf } from './testing/models.ts'

const refusalOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'not refused',
    (error: unknown) => error,
  )

const SERVICES = [
  ['kms', 'kms:DescribeKey'],
  ['cloudtrail', 'cloudtrail:DescribeTrails'],
  ['organizations', 'organizations:ListRoots'],
  ['iam', 'iam:ListUsers'],
  ['sts', 'sts:GetCallerIdentity'],
  ['s3', 's3:GetObject'],
] as const

describe.each(SERVICES)('Every error in the model of %s', (service, operation) => {
  it.each(errorsOf(service))('arrives as the SDK’s own: $name', async ({ name, code, status, type }) => {
    const client = clientThrough(service, (request) => {
      const target = targetOf(request.target) ?? { path: '/', query: [] }
      return protocolOf(request, target, undefined, []).refuse(
        { code, status, message: 'Why <not> & "how"' },
        { request: 'id', host: 'host' },
      )
    })
    const error = await refusalOf(client.send(modelOf({ name: operation }).command(LEAST)))
    expect(error).toBeInstanceOf(type)
    expect(error).toMatchObject({
      name,
      message: 'Why <not> & "how"',
      $metadata: { httpStatusCode: status, requestId: 'id' },
    })
  })
})

const bodyOf = ({ responses }: Server): string => textOf(responses.at(-1)?.body ?? new Uint8Array())

describe('A refusal', () => {
  it('of KMS is JSON, with the text of a denial in a member of its own', async () => {
    const server = await serve()
    const { kms } = clientsOf(server)
    const unknown = await refusalOf(kms.send(new DescribeKeyCommand({ KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' })))
    expect(unknown).toBeInstanceOf(NotFoundException)
    expect(bodyOf(server)).toBe(
      JSON.stringify({
        __type: 'NotFoundException',
        message: "Key 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' does not exist",
      }),
    )
    // aws/aws-nitro-enclaves-sdk-c#157
    await server.sim.answer({ type: 'root' }, 'iam:CreateUser', { UserName: 'alice' })
    const { AccessKey } = await server.sim.answer<{
      readonly AccessKey: { readonly AccessKeyId: string; readonly SecretAccessKey: string }
    }>({ type: 'root' }, 'iam:CreateAccessKey', { UserName: 'alice' })
    await server.handler.reset(server.sim.world)
    const as = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }
    const denied = await refusalOf(clientsOf(server, { as }).kms.send(new ListKeysCommand({})))
    expect(denied).toBeInstanceOf(KMSServiceException)
    expect(denied).toMatchObject({ name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } })
    expect(bodyOf(server)).toMatch(
      /^\{"__type":"AccessDeniedException","Message":"User: arn:aws:iam::111122223333:user\/alice is not/,
    )
  })

  it('without a text has none', async () => {
    const server = await serve()
    const { kms } = clientsOf(server)
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}))
    const CiphertextBlob = utf8('x'.repeat(200))
    await refusalOf(kms.send(new DecryptCommand({ CiphertextBlob, KeyId: KeyMetadata?.KeyId })))
    expect(bodyOf(server)).toBe('{"__type":"InvalidCiphertextException"}')
  })

  it('of IAM is XML', async () => {
    const server = await serve()
    const error = await refusalOf(clientsOf(server).iam.send(new GetUserCommand({ UserName: 'nobody' })))
    expect(error).toBeInstanceOf(NoSuchEntityException)
    expect(bodyOf(server)).toMatch(
      /^<ErrorResponse xmlns="https:\/\/iam.amazonaws.com\/doc\/2010-05-08\/">\n {2}<Error>\n {4}<Type>Sender<\/Type>\n {4}<Code>NoSuchEntity<\/Code>\n {4}<Message>The user with name nobody cannot be found.<\/Message>\n {2}<\/Error>\n {2}<RequestId>[\da-f-]{36}<\/RequestId>\n<\/ErrorResponse>\n$/,
    )
  })

  it('of S3 is XML with more elements, named as in the record of the call', async () => {
    const server = await serve()
    const { s3 } = clientsOf(server)
    await s3.send(new CreateBucketCommand({ Bucket: 'gallery' }))
    expect(await refusalOf(s3.send(new GetObjectCommand({ Bucket: 'gallery-2', Key: 'photo' })))).toBeInstanceOf(
      NoSuchBucket,
    )
    expect(await refusalOf(s3.send(new GetObjectCommand({ Bucket: 'gallery', Key: 'photo' })))).toBeInstanceOf(
      NoSuchKey,
    )
    const record = server.exchanges
      .at(-1)
      ?.trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))
    const requestId = record?.[0]?.requestID ?? ''
    const hostId = JSON.stringify(record?.[0]?.additionalEventData?.['x-amz-id-2']).slice(1, -1)
    expect(bodyOf(server)).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>photo</Key><RequestId>${requestId}</RequestId><HostId>${hostId}</HostId></Error>`,
    )
    expect(new Map(server.responses.at(-1)?.headers).get('x-amz-request-id')).toBe(requestId)
  })

  it('of a HEAD has no body', async () => {
    const server = await serve()
    const { s3 } = clientsOf(server)
    await s3.send(new CreateBucketCommand({ Bucket: 'gallery' }))
    expect(await refusalOf(s3.send(new HeadObjectCommand({ Bucket: 'gallery', Key: 'photo' })))).toBeInstanceOf(
      NotFound,
    )
    expect(bodyOf(server)).toBe('')
  })
})

describe('What no operation takes', () => {
  const ask = async (method: string, target: string, headers: Readonly<Record<string, string>> = {}, body = '') => {
    const { handler } = await serve({}, (sim) => sim.answer({ type: 'root' }, 's3:CreateBucket', { Bucket: 'gallery' }))
    const response = await handler.handle({
      method,
      target,
      headers: new Map([['host', 'localhost'], ...Object.entries(headers)]),
      body: utf8(body),
    })
    return [response.status, textOf(response.body)] as const
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }

  it.each([
    ['POST', '/', { 'x-amz-target': 'TrentService.MakeCoffee' }, '', 400, '"UnknownOperationException"'],
    ['POST', '/', { 'x-amz-target': 'NoService.Encrypt' }, '', 400, '"UnknownOperationException"'],
    ['POST', '/', form, 'Action=MakeCoffee&Version=2010-05-08', 400, '<Code>InvalidAction</Code>'],
    ['POST', '/', form, 'Action=GetCallerIdentity&Version=2001-01-01', 400, '<Code>InvalidAction</Code>'],
    ['POST', '/gallery', { 'content-type': 'multipart/form-data; boundary=x' }, '', 501, '<Code>NotImplemented</Code>'],
    ['GET', '/gallery/photo', { authorization: 'AWS AKIA:x' }, '', 400, 'Please use AWS4-HMAC-SHA256.'],
    ['POST', '/gallery?delete', {}, '<Delete/>', 400, 'Content-MD5 OR x-amz-checksum-*'],
    // moto tests/test_s3/test_s3.py, test_delete_empty_keys_list: the schema demands an object
    [
      'POST',
      '/gallery?delete',
      { 'content-md5': 'ePbrFwvNFIRnzBrIv+T8Ag==' },
      '<Delete/>',
      400,
      '<Code>MalformedXML</Code>',
    ],
    // LocalStack tests/aws/services/s3/test_s3_api.py, its snapshot of test_tagging_validation: a tag with nothing in it
    [
      'PUT',
      '/gallery?tagging',
      { 'content-md5': 'Drh4EJSTw4ClmgIhSWzjZg==' },
      '<Tagging><TagSet><Tag/></TagSet></Tagging>',
      400,
      '<Code>MalformedXML</Code>',
    ],
    // LocalStack tests/aws/services/s3/test_s3.py, its snapshot of test_s3_put_presigned_url_missing_sig_param
    [
      'PUT',
      '/gallery/photo?AWSAccessKeyId=AKIA&Signature=x',
      {},
      '',
      403,
      '<Message>Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters</Message>',
    ],
    // LocalStack tests/aws/services/s3/test_s3_list_operations.py, its snapshot of wrong encodings
    [
      'GET',
      '/gallery?encoding-type=value',
      {},
      '',
      400,
      '<Message>Invalid Encoding Method specified in Request</Message>',
    ],
    ['GET', '/gallery?list-type=2&encoding-type=', {}, '', 400, '<ArgumentName>encoding-type</ArgumentName>'],
    ['GET', '/gallery?metrics', {}, '', 501, '<Code>NotImplemented</Code>'],
    ['GET', '/gallery?metrics', {}, '', 501, '<Code>NotImplemented</Code>'],
    ['POST', '/gallery', {}, '', 405, '<Code>MethodNotAllowed</Code>'],
    ['PATCH', '/gallery/photo', {}, '', 405, '<ResourceType>OBJECT</ResourceType>'],
    ['PUT', '/gallery/photo', { 'x-amz-checksum-xxhash64': 'AAAAAAAAAAA=' }, '', 501, '<Code>NotImplemented</Code>'],
    ['PUT', '/gallery/photo', { 'x-amz-object-lock-mode': 'GOVERNANCE' }, '', 501, '<Code>NotImplemented</Code>'],
    ['POST', '/', { 'x-amz-target': 'TrentService.Encrypt' }, ' '.repeat(1_048_577), 413, 'RequestEntityTooLarge'],
    ['GET', '/gallery/%zz', {}, '', 400, '<Code>InvalidURI</Code>'],
  ])('is refused by its service: %s %s %j', async (method, target, headers, body, status, text) => {
    expect(await ask(method, target, headers as Readonly<Record<string, string>>, body)).toEqual([
      status,
      expect.stringContaining(text),
    ])
  })
})
