import { CreateKeyCommand, DecryptCommand, EncryptCommand } from '@aws-sdk/client-kms'
import { CreateUserCommand, ListUsersCommand } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { clientsOf, serve } from './testing/clients.ts'

describe('The AWS SDK', () => {
  it('talks to KMS', async () => {
    const server = await serve()
    const { kms } = clientsOf(server)
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: 'shared' }))
    expect(KeyMetadata?.CreationDate).toBeInstanceOf(Date)
    const Plaintext = new Uint8Array([1, 2, 3])
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId: KeyMetadata?.KeyId, Plaintext }))
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob }))
    expect(opened.Plaintext).toEqual(Plaintext)
  })
  it('talks to IAM and STS', async () => {
    const server = await serve()
    const { iam, sts } = clientsOf(server)
    const { User } = await iam.send(new CreateUserCommand({ UserName: 'alice', Tags: [{ Key: 'a', Value: 'ü@x' }] }))
    expect(User?.Tags).toEqual([{ Key: 'a', Value: 'ü@x' }])
    const { Users } = await iam.send(new ListUsersCommand({}))
    expect(Users?.[0]?.CreateDate).toBeInstanceOf(Date)
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Arn: 'arn:aws:iam::111122223333:root' })
  })
  it('talks to S3', async () => {
    const server = await serve()
    const { s3 } = clientsOf(server)
    await s3.send(new CreateBucketCommand({ Bucket: 'gallery' }))
    await s3.send(new PutObjectCommand({ Bucket: 'gallery', Key: 'a b/ü+.txt', Body: 'hello' }))
    const got = await s3.send(new GetObjectCommand({ Bucket: 'gallery', Key: 'a b/ü+.txt' }))
    expect(await got.Body?.transformToString()).toBe('hello')
  })
})
