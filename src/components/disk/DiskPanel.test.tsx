import { render, screen, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { actions, page } from '../../store/page.ts'
import '../tokens.css'
import { DiskPanel } from './DiskPanel.tsx'

const { scenario } = page.getState()
const { bucket } = scenario.stage
const text = (words: string) => new TextEncoder().encode(words)

beforeEach(async () => {
  await actions.open(scenario.id, scenario.chapters.length - 1)
})

const facts = async (key: string, nth = 0) => {
  const stored = (await screen.findAllByRole('listitem')).filter((item) => within(item).queryByText(key))[nth]
  if (!stored) throw new Error(`Nothing is stored of ${key}.`)
  return stored
}

async function put(input: object) {
  await actions.call('dana', 's3:PutObject', { Bucket: bucket, ...input })
  page.setState({ story: null })
}

test('two layers of DSSE-KMS are two wrapped keys', async () => {
  await put({ Key: 'twice', Body: text('abc'), ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: 'alias/pictures' })
  render(<DiskPanel />)
  const stored = await facts('twice')
  expect(stored).toHaveTextContent('DSSE-KMS')
  expect(stored).toHaveTextContent(/inner layer\d+ bytes, under arn:aws:kms:/)
  expect(stored).toHaveTextContent(/outer layer\d+ bytes, under a key that S3 owns/)
  expect(stored).not.toHaveTextContent('abc')
})

test('says that the key of SSE-C is not there', async () => {
  await actions.call('dana', 's3:PutBucketEncryption', {
    Bucket: bucket,
    ServerSideEncryptionConfiguration: { Rules: [{ BlockedEncryptionTypes: { EncryptionType: ['NONE'] } }] },
  })
  await put({
    Key: 'brought',
    Body: text('abc'),
    SSECustomerAlgorithm: 'AES256',
    SSECustomerKey: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    SSECustomerKeyMD5: 'cLyPS3KoaSFGi/joRB3OUQ==',
  })
  render(<DiskPanel />)
  expect(await facts('brought')).toHaveTextContent('It was the client’s; S3 keeps none of it.')
})

test('a changed default re-encrypts nothing, and every version stays until it is deleted by its id', async () => {
  await actions.call('dana', 's3:PutBucketVersioning', {
    Bucket: bucket,
    VersioningConfiguration: { Status: 'Enabled' },
  })
  await put({ Key: 'kept', Body: text('one') })
  await actions.call('dana', 's3:PutBucketEncryption', {
    Bucket: bucket,
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
  })
  await put({ Key: 'kept', Body: text('two') })
  await actions.call('dana', 's3:DeleteObject', { Bucket: bucket, Key: 'kept' })
  page.setState({ story: null })
  render(<DiskPanel />)
  expect(await facts('kept')).toHaveTextContent(/current.*a delete marker: no ciphertext, no key/)
  expect(await facts('kept', 1)).toHaveTextContent(/older.*EncryptionSSE-S3/)
  expect(await facts('kept', 1)).not.toHaveTextContent('That is the bucket’s default now')
  expect(await facts('kept', 2)).toHaveTextContent(
    /older.*EncryptionSSE-KMS.*SSE-S3 · a key of S3\. That is the bucket’s default now; this one stays/,
  )
})

test('the lesson’s own object needs none of the rare words', async () => {
  render(<DiskPanel />)
  expect(await screen.findByText(/bytes, under arn:aws:kms:/)).toBeVisible()
  expect(screen.queryByText('Encryption')).toBeNull()
  expect(screen.queryByText('New objects')).toBeNull()
})
