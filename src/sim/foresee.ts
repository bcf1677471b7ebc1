// What a request would come to, without sending it: every gate and every check is the real one, on the path of `send`
// itself, but nothing is encrypted, recorded or kept.
import { hexOf } from './bytes.ts'
import type { Environment } from './environment.ts'
import type { ErrorData } from './errors.ts'
import { pass, type ApiRequest, type Story } from './gateway.ts'
import type { Decision } from './iam/decision.ts'
import type { CallView, Place } from './trace.ts'
import type { World } from './world.ts'

export interface Foreseen {
  /** In the order in which they would be taken, also those of the calls that services make inside. */
  readonly decisions: readonly ForeseenDecision[]
  /** Absent when the request would be answered. */
  readonly error?: ErrorData
}

export interface ForeseenDecision {
  readonly call: CallView
  /** Where it would be taken. */
  readonly place: Place
  readonly decision: Decision
}

/** Foresees any number of requests from this moment on, in whichever world. */
export function foresightOf(environment: Environment): (world: World, request: ApiRequest) => Promise<Foreseen> {
  const rehearse = rehearsalOf(environment)
  return async (world, request) => {
    const story: Story = { world, environment: rehearse(), trace: [], isRehearsal: true }
    const outcome = await pass(story, request)
    const decisions = story.trace.flatMap(({ call, step }) =>
      step.type === 'access-decided' ? [{ call, place: step.place, decision: step.decision }] : [],
    )
    return 'error' in outcome ? { decisions, error: outcome.error } : { decisions }
  }
}

/** Doors behind which everything has its right length and nothing its right bytes. Each begins at the same moment. */
function rehearsalOf(environment: Environment): () => Environment {
  const now = environment.fork()
  const fits = new Map<string, boolean>()
  const blank = (length: number) => new Uint8Array(length)
  const bodies: Environment['bodies'] = { seal: async () => [], open: async () => blank(0), watched: () => bodies }
  const shared: Pick<Environment, 'hsm' | 'bodies' | 'blobs' | 'turn'> = {
    hsm: {
      generate: blankId,
      keep: async () => REHEARSED,
      holds: (materialId) => materialId === REHEARSED || environment.hsm.holds(materialId),
      forget: () => Promise.resolve(),
      // Nothing that a fork does is noticed, so keys at hand really work there; only new ones cost too much.
      import: (...given) => environment.fork().hsm.import(...given),
      async beyondAes() {
        const beyond = await environment.fork().hsm.beyondAes()
        const newKeyPair = async () => ({ privateKey: blank(0), publicKey: blank(0) })
        return { ...beyond, newKeyPair, generate: blankId }
      },
      encrypt: async (_, { data }) => blank(data.length + TAG),
      // Whether a blob opens is a check like any other, so the HSM is really asked; once for each blob.
      async decrypt(materialId, message) {
        if (materialId === REHEARSED) return blank(message.data.length - TAG)
        const name = [materialId, ...[message.iv, message.additionalData, message.data].map(hexOf)].join(' ')
        const isKnown = fits.get(name)
        const opened = isKnown === undefined ? await environment.hsm.decrypt(materialId, message) : undefined
        const fit = isKnown ?? opened !== undefined
        opened?.fill(0)
        fits.set(name, fit)
        return fit ? blank(message.data.length - TAG) : undefined
      },
    },
    bodies,
    blobs: {
      put: async ({ length }) => ({ sha256: '', length }),
      keep: async (_, { length }) => ({ sha256: '', length }),
      get: (ref) => (ref.sha256 === '' ? blank(ref.length) : environment.blobs.get(ref)),
      pieces: (ref) => (ref.sha256 === '' ? [blank(ref.length)] : environment.blobs.pieces(ref)),
      forget: () => undefined,
    },
    turn: () => Promise.resolve(),
  }
  return () => ({ ...now.fork(), ...shared })
}

const blankId = async (keyId: string): Promise<string> => keyId.padEnd(64, '0').slice(0, 64)

const TAG = 16
const REHEARSED = 'rehearsed'
