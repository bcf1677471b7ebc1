import { expect, test } from 'vitest'
import { isBucketName } from './bucketName.ts'

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
test.each(['abc', 'gallery-111122223333', 'my.example.bucket', '1.2.3', '3com', 'a'.repeat(63), 'x-s3', 'man'])(
  'a bucket may be called %s',
  (name) => expect(isBucketName(name)).toBe(true),
)

test.each([
  'ab',
  'a'.repeat(64),
  'Gallery',
  'my_gallery',
  '-gallery',
  'gallery-',
  '.gallery',
  'gallery.',
  'my..gallery',
  '192.168.5.4',
  'xn--gallery',
  'sthree-gallery',
  'amzn-s3-demo-gallery',
  'gallery-s3alias',
  'gallery--ol-s3',
  'gallery.mrap',
  'gallery--x-s3',
  'gallery--table-s3',
  'gallery-111122223333-us-east-1-an',
  'gällery',
  'gallery\n',
  '',
])('a bucket may not be called %j', (name) => expect(isBucketName(name)).toBe(false))
