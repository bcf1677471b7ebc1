/** IAM does not count white space. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const sizeOfPolicy = (document: string): number => document.replaceAll(/\s/g, '').length
