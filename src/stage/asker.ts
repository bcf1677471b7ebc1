// For whom a permission is asked.
import type { CallView, Decision } from '../sim/index.ts'
import { personOf, type StageCast } from './cast.ts'
import { placeName } from './naming.ts'

/** The caller; or the service itself, when it tries out what it may later do in another service (CreateTrail). */
export const askerOf = (cast: StageCast, call: CallView, { action }: Pick<Decision, 'action'>): string =>
  serviceIn(action) === serviceIn(call.operation) ? personOf(cast, call.caller).name : `${placeName[call.place]} itself`

const serviceIn = (name: string): string => name.slice(0, name.indexOf(':'))
