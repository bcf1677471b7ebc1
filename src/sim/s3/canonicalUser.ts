// The canonical user id of an account: what S3's owners and access control lists say instead of the account's number.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/finding-canonical-user-id.html

// AWS obfuscates the number in a way of its own. Here it is a product modulo 2^256, so that an id leads back to its account.
const MODULUS = 1n << 256n
const FACTOR = 0x9e3779b97f4a7c15f39cc0605cedc8341082276bf3a27251f86c6a11d0c18e95n
const INVERSE = 0x86463f38f84eb2f5e48d88b85d99f57e8aeac025ebd1d368417c7539b5cfccbdn

export const canonicalUserId = (accountId: string): string =>
  ((BigInt(accountId) * FACTOR) % MODULUS).toString(16).padStart(64, '0')

/** Undefined when it is nobody's id. */
export function accountWithCanonicalId(id: string): string | undefined {
  if (!/^[0-9a-f]{64}$/.test(id)) return undefined
  const accountId = String((BigInt(`0x${id}`) * INVERSE) % MODULUS).padStart(12, '0')
  return accountId.length === 12 ? accountId : undefined
}
