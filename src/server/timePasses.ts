// `POST /_unsealed/pass?days=7&minutes=5`: no client of AWS can make time pass, and rotations, deletions and log files wait for it.
import type { OwnParts } from './ownDoors.ts'

export async function letTimePass(
  { handler, now }: Pick<OwnParts, 'handler' | 'now'>,
  asked: URLSearchParams,
): Promise<{ readonly status: number; readonly text: string }> {
  const [minutes, days] = [countIn(asked, 'minutes'), countIn(asked, 'days')]
  if (minutes === undefined || days === undefined || minutes + days === 0)
    return { status: 400, text: 'Say how long, in whole numbers: ?minutes=5, ?days=7 or both.\n' }
  const outcome = await handler.send({
    as: { type: 'root' },
    operation: 'clock:PassTime',
    input: { Minutes: minutes, Days: days },
  })
  return 'error' in outcome
    ? { status: outcome.error.status, text: `${outcome.error.message ?? outcome.error.code}\n` }
    : { status: 200, text: `${new Date(now() + handler.world.timePassed).toISOString()}\n` }
}

const countIn = (asked: URLSearchParams, name: string): number | undefined => {
  const text = asked.get(name) ?? '0'
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
