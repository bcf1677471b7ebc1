// An access control list as a request writes it out.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_AccessControlPolicy.html
import { list, optional, string, structure } from '../shape.ts'

const Grantee = structure({
  Type: optional(string()),
  ID: optional(string()),
  URI: optional(string()),
  EmailAddress: optional(string()),
  DisplayName: optional(string()),
})

export const AccessControlPolicy = structure({
  Owner: optional(structure({ ID: optional(string()), DisplayName: optional(string()) })),
  Grants: optional(list(structure({ Grantee: optional(Grantee), Permission: optional(string()) }), { max: 100 })),
})
