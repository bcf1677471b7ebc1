// The validation of log files is loaded when it is first asked for.
import type { LogsToValidate, LogValidation } from './cloudtrail/validateLogs.ts'
import type { Environment } from './environment.ts'
import type { World } from './world.ts'

/** Walks the chain of a trail's digest files as `aws cloudtrail validate-logs` does, and says what it finds. */
export const validateLogs = async (
  world: World,
  environment: Environment,
  request: LogsToValidate,
): Promise<LogValidation> => (await import('./cloudtrail/validateLogs.ts')).validateLogs(world, environment, request)
