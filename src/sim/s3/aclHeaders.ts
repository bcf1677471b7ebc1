// The headers of a request that speak of access control lists, as records and policies know them.
import type { ContextKeys } from '../iam/permission.ts'

const NAMES = [
  ['ACL', 'x-amz-acl'],
  ['GrantFullControl', 'x-amz-grant-full-control'],
  ['GrantRead', 'x-amz-grant-read'],
  ['GrantReadACP', 'x-amz-grant-read-acp'],
  ['GrantWrite', 'x-amz-grant-write'],
  ['GrantWriteACP', 'x-amz-grant-write-acp'],
] as const

type Headers = { readonly [N in (typeof NAMES)[number][0]]?: string }

export const aclHeaders = (request: Headers): Readonly<Record<string, string>> =>
  Object.fromEntries(
    NAMES.flatMap(([member, header]) => {
      const value = request[member]
      return value === undefined ? [] : [[header, value] as const]
    }),
  )

export const aclContext = (request: Headers): ContextKeys =>
  Object.fromEntries(Object.entries(aclHeaders(request)).map(([header, value]) => [`s3:${header}`, value]))
