// The same call from a terminal or a program, to copy.
import { useEffect, useState } from 'react'
import { allOperations, type CallView, type Operation, type Printable } from '../../sim/index.ts'
import { Choice } from '../controls/Choice.tsx'
import { CodeBlock } from '../json/CodeBlock.tsx'
import styles from './ClientLines.module.css'
import { clients, clientText, type Client } from './clientText.ts'

interface ClientLinesProps {
  readonly call: CallView
  readonly input: Printable
}

export default function ClientLines({ call, input }: ClientLinesProps) {
  const [client, setClient] = useState<Client>('AWS CLI')
  const operation = useOperation(call.operation)
  if (!operation || typeof input !== 'object' || input === null || Array.isArray(input)) return null
  const members = input as Readonly<Record<string, Printable>> // what is left is an object
  const text = clientText(client, { operation, input: members, isAnonymous: call.caller.type === 'Anonymous' })
  if (text === undefined) return null
  return (
    <div className={styles.lines}>
      <Choice
        legend="Client"
        isLegendHidden
        options={clients.map((value) => ({ value, label: value }))}
        value={client}
        onChange={setClient}
      />
      <CodeBlock
        title={client === 'AWS CLI' ? 'AWS CLI, version 2' : `AWS SDK for ${client}`}
        label={`${client} lines`}
        language="text"
        lines={text.split('\n').map((line) => ({ text: line }))}
      />
    </div>
  )
}

function useOperation(name: string): Operation | undefined {
  const [operations, setOperations] = useState<readonly Operation[]>([])
  useEffect(() => {
    let isGone = false
    const load = async () => {
      const all = await allOperations()
      if (!isGone) setOperations(all)
    }
    void load()
    return () => {
      isGone = true
    }
  }, [])
  return operations.find((one) => one.name === name)
}
