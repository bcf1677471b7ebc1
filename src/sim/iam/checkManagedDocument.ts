import { malformedPolicy, quotaExceeded } from './errors.ts'
import { managedPolicyProblem } from './managedPolicyProblem.ts'
import { sizeOfPolicy } from './policySize.ts'

const LARGEST = 6144

/** Throws MalformedPolicyDocument, LimitExceeded. */
export function checkManagedDocument(document: string): void {
  const problem = managedPolicyProblem(document)
  if (problem !== undefined) throw malformedPolicy(problem)
  if (sizeOfPolicy(document) > LARGEST) throw quotaExceeded('PolicySize', LARGEST)
}
