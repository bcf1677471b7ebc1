/** How a policy travels on IAM's wire and stands in CloudTrail's records of answers: percent-encoded as RFC 3986 has it. */
export const encodedPolicy = (document: string): string =>
  encodeURIComponent(document.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
