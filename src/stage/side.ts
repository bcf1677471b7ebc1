// IAM, STS and the clock: on the map only while a request is about them.
import { entries, sizeOf, type TraceEntry, type World } from '../sim/index.ts'
import { shortOperation } from './naming.ts'

export interface SideView {
  readonly place: 'iam' | 'sts' | 'clock'
  readonly title: string
  /** What it holds now. */
  readonly note: string
  readonly working: string | null
}

export function sideView(entry: TraceEntry, trace: readonly TraceEntry[]): SideView | null {
  const call = trace
    .map(({ call }) => call)
    .find(({ place }) => place === 'iam' || place === 'sts' || place === 'clock')
  if (!call) return null
  const place = call.place as SideView['place'] // found by it
  const ended = trace
    .slice(0, entry.index + 1)
    .some(
      ({ call: { id }, step }) =>
        id === call.id && (step.type === 'response-returned' || step.type === 'request-failed'),
    )
  return {
    place,
    title: titles[place],
    note: notes[place](entry.world),
    working: ended ? null : shortOperation(call.operation),
  }
}

const titles: Record<SideView['place'], string> = { iam: 'AWS IAM', sts: 'AWS STS', clock: 'Simulated time' }

const notes: Record<SideView['place'], (world: World) => string> = {
  iam: (world) => {
    let policies = 0
    for (const [, user] of entries(world.iam.users)) policies += sizeOf(user.inlinePolicies)
    return `${count(sizeOf(world.iam.users), 'user')}, ${count(policies, 'policy', 'policies')}`
  },
  sts: () => 'says who is asking',
  clock: ({ timePassed }) => (timePassed === 0 ? 'nothing has passed' : `${duration(timePassed)} have passed`),
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

export function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000)
  if (minutes < 120) return count(minutes, 'minute')
  const hours = Math.round(minutes / 60)
  return hours < 48 ? count(hours, 'hour') : count(Math.round(hours / 24), 'day')
}
