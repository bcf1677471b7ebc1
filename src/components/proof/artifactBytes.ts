// Where the bytes of an artifact are: in somebody's memory, on the disk, or in a message of this story.
import {
  fromBase64,
  fromHex,
  values,
  type Artifact,
  type Environment,
  type Printable,
  type TraceEntry,
  type World,
} from '../../sim/index.ts'

export function bytesOf(
  trace: readonly TraceEntry[],
  environment: Environment,
  artifact: Artifact,
): Uint8Array | undefined {
  const last = trace.at(-1)
  return (
    last &&
    (inMemory(trace, environment, artifact) ?? onDisk(last.world, environment, artifact) ?? inMessages(trace, artifact))
  )
}

function inMemory(trace: readonly TraceEntry[], { blobs }: Environment, { id }: Artifact): Uint8Array | undefined {
  for (const { world } of trace)
    for (const held of values(world.memory)) {
      if (held.artifact.id !== id) continue
      if (held.bytes !== undefined) return fromHex(held.bytes)
      if (held.blob) return blobs.get(held.blob)
    }
  return undefined
}

function onDisk(world: World, { blobs }: Environment, { id }: Artifact): Uint8Array | undefined {
  for (const { objects } of values(world.s3.buckets))
    for (const object of values(objects)) {
      if (object.ciphertext.id === id) return blobs.get(object.body)
      if (object.encryption.wrapped.id === id) return fromHex(object.encryption.wrappedDataKey)
    }
  return undefined
}

function inMessages(trace: readonly TraceEntry[], { head, length }: Artifact): Uint8Array | undefined {
  for (const { step } of trace) {
    const message = step.type === 'request-sent' ? step.input : step.type === 'response-returned' ? step.output : null
    for (const text of textsIn(message)) {
      const bytes = fromBase64(text)
      if (bytes?.length === length && fromHex(head).every((byte, i) => byte === bytes[i])) return bytes
    }
  }
  return undefined
}

function* textsIn(message: Printable): Generator<string> {
  if (typeof message === 'string') yield message
  else if (typeof message === 'object' && message !== null)
    for (const part of Object.values(message)) yield* textsIn(part)
}
