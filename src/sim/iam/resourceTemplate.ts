// How AWS's authorization reference writes the resource of an action.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
const BUCKET = 'arn:${Partition}:s3:::${BucketName}'

/** `*` for services that are not simulated. */
export function resourceTemplate(action: string): string {
  const [service = '', name = ''] = action.toLowerCase().split(':')
  if (service === 'kms') return 'arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}'
  if (service !== 's3') return '*'
  return isOnObjects(name) ? `${BUCKET}/\${KeyName}` : BUCKET
}

const isOnObjects = (name: string): boolean => name.includes('object') && !name.includes('objectlockconfiguration')
