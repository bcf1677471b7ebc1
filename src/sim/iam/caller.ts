// Who makes a request, and who the world then finds them to be.

/** How a request names its caller. */
export type CallerName =
  | { readonly type: 'root'; readonly accountId?: string }
  | { readonly type: 'user'; readonly userName: string; readonly accountId?: string }
  | { readonly type: 'anonymous' }

/** A caller as the world knows them. */
export type Caller =
  | {
      readonly type: 'Root'
      readonly arn: string
      readonly accountId: string
      readonly userId: string
      readonly accessKeyId: string
    }
  | {
      readonly type: 'User'
      readonly arn: string
      readonly accountId: string
      readonly userId: string
      readonly userName: string
      readonly accessKeyId: string
    }
  | { readonly type: 'Anonymous' }
  /** An AWS service that acts for itself; `sourceArn` is the resource it acts for. */
  | { readonly type: 'Service'; readonly service: string; readonly sourceArn: string; readonly sourceAccount: string }
