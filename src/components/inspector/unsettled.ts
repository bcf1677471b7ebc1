// Where AWS's documentation is silent, or contradicts itself, and the simulation had to choose: said with the decision
// or the refusal that hangs on the choice. docs/fidelity.md has the same rules.
import type { CallView, ConsideredElement, ConsideredPolicy, Decision, ErrorData, PolicyType } from '../../sim/index.ts'

export interface Unsettled {
  /** The rule's name in docs/fidelity.md. */
  readonly rule: string
  /** What is not known, and what happens here; `code` in back-ticks. */
  readonly text: string
  /** AWS's pages say different things. */
  readonly isDisputed?: true
}

export const unsettledIn = (decision: Decision, call: CallView): readonly Unsettled[] =>
  ofDecisions.filter(({ holds }) => holds(decision, call))

/** `hasDecision`: whether a permission was checked before the refusal. */
export const unsettledRefusal = (error: ErrorData, call: CallView, hasDecision: boolean): readonly Unsettled[] =>
  ofRefusals.filter(({ holds }) => holds(error, call, hasDecision))

export const ofDecisions: readonly (Unsettled & {
  readonly holds: (decision: Decision, call: CallView) => boolean
})[] = [
  {
    rule: 'Several policies deny at once',
    text: 'More than one policy says no. AWS does not say which of them its answer names; here the organization’s come first, then the caller’s, then the resource’s.',
    holds: ({ because, considered }) => because.type === 'explicit-deny' && typesThat(considered, 'denies').size > 1,
  },
  {
    rule: 'Which denial is named when several deny',
    text: 'More than one kind of policy lacks an Allow. AWS does not say which of them its answer names; here it is the organization’s, then the identity’s, then the boundary, then the session’s.',
    holds: ({ because, considered }) => {
      if (because.type !== 'implicit-deny') return false
      const allowing = typesThat(considered, 'allows')
      return [...typesThat(considered, 'silent')].filter((type) => asked.has(type) && !allowing.has(type)).length > 1
    },
  },
  {
    rule: 'A grant for a grantee of another account',
    text: 'Whether a grant alone is enough for a caller of another account is not documented. Here it is when the caller’s own account issued it; otherwise the caller needs an Allow too.',
    holds: ({ because, relation }) => because.type === 'grant' && relation !== 'same-account',
  },
  {
    rule: 'Call that S3 forwards to KMS',
    text: 'AWS’s pages disagree about `aws:SourceIp` and `aws:CalledVia` in a call that S3 passes on to KMS. Here such a call has neither.',
    isDisputed: true,
    holds: (decision, { via }) => via !== undefined && lacks(decision, /^aws:(sourceip|calledvia(first|last)?)$/i),
  },
  {
    rule: 'Service principals',
    text: 'AWS does not say which keys a service’s own request has. Here it has no account, type or id of a principal.',
    holds: (decision) =>
      isOfService(decision) && lacks(decision, /^(aws:principal(account|type)|aws:userid|kms:calleraccount)$/i),
  },
  {
    rule: 'Multi-valued key without a set operator',
    text: 'A condition without `ForAnyValue` or `ForAllValues` meets several values at once. AWS does not document what happens; here one value that fits is enough, and with a negated operator none may.',
    holds: (decision) =>
      conditionsOf(decision).some(({ operator, values }) => values.length > 1 && !/^For(Any|All)Value/i.test(operator)),
  },
  {
    rule: '`ForAnyValue:…IfExists` with a missing key',
    text: 'What `ForAnyValue` with `IfExists` means when the request lacks the key is not documented. Here the condition holds.',
    holds: (decision) =>
      conditionsOf(decision).some(
        ({ operator, values }) => values.length === 0 && /^ForAnyValue:.*IfExists$/i.test(operator),
      ),
  },
]

export const ofRefusals: readonly (Unsettled & {
  readonly holds: (error: ErrorData, call: CallView, hasDecision: boolean) => boolean
})[] = [
  {
    rule: 'Key unknown in the own account, caller without permission',
    text: 'There is no such key. Whether AWS tells that to a caller who has no permission either is not documented; here it does.',
    holds: ({ code }, { operation }, hasDecision) =>
      code === 'NotFoundException' && operation.startsWith('kms:') && !hasDecision,
  },
  {
    rule: 'GET after the key was deleted',
    text: 'What is answered once the key of a ciphertext has been deleted is not documented. Here it is this denial.',
    holds: ({ message }, _call, hasDecision) =>
      !hasDecision && (message?.includes('the resource does not exist in this Region') ?? false),
  },
  {
    rule: 'Expired tokens',
    text: 'That expired credentials are refused is documented, but neither the words of every service, nor whether CloudTrail records it. Here it does.',
    holds: ({ code }) => code.startsWith('ExpiredToken'),
  },
  {
    rule: 'Anonymous PUT into an SSE-KMS bucket',
    text: 'This refusal is known from requests that read. That one that writes gets the same is our inference.',
    holds: ({ code }, { caller, operation }) =>
      operation === 's3:PutObject' && caller.type === 'Anonymous' && code === 'InvalidArgument',
  },
]

/** Those that are asked for a yes one after the other; a resource's policy stands beside them. */
const asked: ReadonlySet<PolicyType> = new Set(['service-control', 'identity-based', 'permissions-boundary', 'session'])

const typesThat = (
  considered: readonly ConsideredPolicy[],
  verdict: ConsideredPolicy['verdict'],
): ReadonlySet<PolicyType> =>
  new Set(considered.filter((policy) => policy.verdict === verdict).map(({ source }) => source.type))

type Condition = ConsideredElement & { readonly operator: string }

/** Of the policies that had a say, in statements that are about the action. */
const conditionsOf = ({ considered }: Decision): readonly Condition[] =>
  considered
    .filter(({ verdict }) => verdict !== 'not-evaluated')
    .flatMap(({ statements }) => statements)
    .filter(({ elements }) => elements.every(({ element, matched }) => matched || element === 'Condition'))
    .flatMap(({ elements }) => elements)
    .filter((element): element is Condition => element.operator !== undefined)

const lacks = (decision: Decision, key: RegExp): boolean =>
  conditionsOf(decision).some((condition) => condition.values.length === 0 && key.test(condition.key ?? ''))

/** A service asks for itself, though it may be inside somebody's call. */
const isOfService = ({ considered }: Decision): boolean =>
  considered.some(({ statements }) =>
    statements.some(({ elements }) =>
      elements.some(({ element, values }) => element === 'Principal' && values.some(isServiceName)),
    ),
  )

const isServiceName = (name: string): boolean => name.endsWith('.amazonaws.com')
