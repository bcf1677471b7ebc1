// Policies of an organization before they are stored.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
import { validatePolicy } from '../iam/validatePolicy.ts'
import { isRecord } from '../shape.ts'
import type { OrganizationPolicyType } from '../world.ts'
import { malformedPolicy, policyTooLong } from './errors.ts'

interface Rules {
  readonly kind: 'service-control' | 'resource-control'
  readonly longest: number
  /** How many one root, unit or account may have. */
  readonly most: number
}

export const RULES: Readonly<Record<OrganizationPolicyType, Rules>> = {
  SERVICE_CONTROL_POLICY: { kind: 'service-control', longest: 10_240, most: 10 },
  RESOURCE_CONTROL_POLICY: { kind: 'resource-control', longest: 5120, most: 5 },
}

/** The content as it is stored; throws ConstraintViolation, MalformedPolicyDocument. */
export function checkedContent(content: string, type: OrganizationPolicyType): string {
  const { kind, longest } = RULES[type]
  if (content.length > longest) throw policyTooLong()
  if (validatePolicy(content, kind).length > 0) throw malformedPolicy()
  return type === 'RESOURCE_CONTROL_POLICY' ? normalized(content) : content
}

/** AWS stores a resource control policy in its own form: on one line, with a version, and statements in a list. */
function normalized(content: string): string {
  const document: unknown = JSON.parse(content)
  if (!isRecord(document)) throw new Error('A valid policy is an object.')
  const { Version = '2008-10-17', Statement } = document
  return JSON.stringify({ Version, Statement: Array.isArray(Statement) ? Statement : [Statement] })
}
