// The call and its answer as AWS's protocols carry them.
import { lazy, Suspense, useState } from 'react'
import type { StageCast } from '../../stage/cast.ts'
import { Disclosure } from '../controls/Disclosure.tsx'
import { CodeBlock } from '../json/CodeBlock.tsx'
import type { CallStory } from './callStory.ts'
import { EmptyPanel } from './EmptyPanel.tsx'
import styles from './RequestPanel.module.css'
import { WireView } from './WireView.tsx'
import { errorText, requestText, responseText } from './wireText.ts'
import { callTitle } from './words.ts'

const ClientLines = lazy(() => import('../clients/ClientLines.tsx'))

export function RequestPanel({
  story: { request, ending },
  cast,
}: {
  readonly story: CallStory
  readonly cast: StageCast
}) {
  const [areLinesOpen, setAreLinesOpen] = useState(false)
  if (!request) return <EmptyPanel icon="send" title="No request yet." text="It comes in one of the next steps." />
  const { call, world } = request.entry
  const sent = requestText(call, request.step.input, world)
  if (!sent)
    return (
      <div className={styles.panel}>
        <p className={styles.note}>Simulated time is no AWS call: nothing goes over the wire.</p>
        <CodeBlock
          title="Input"
          label="Input"
          lines={JSON.stringify(request.step.input, null, 2)
            .split('\n')
            .map((text) => ({ text }))}
        />
      </div>
    )
  const answer =
    ending?.step.type === 'response-returned'
      ? responseText(call, ending.step.output)
      : ending?.step.type === 'request-failed'
        ? errorText(call, ending.step.error)
        : undefined
  const isRefused = ending?.step.type === 'request-failed'
  return (
    <div className={styles.panel}>
      <p className={styles.title}>{callTitle(call.operation, call, cast)}</p>
      <WireView title="Request" label="Request" message={sent} />
      {call.depth === 0 && (
        <Disclosure summary="From a terminal or a program" onToggle={setAreLinesOpen}>
          {areLinesOpen && (
            <Suspense>
              <ClientLines call={call} input={request.step.input} />
            </Suspense>
          )}
        </Disclosure>
      )}
      {answer ? (
        <WireView
          title={isRefused ? 'Answer: an error' : 'Answer'}
          label="Answer"
          message={answer}
          isRefused={isRefused}
        />
      ) : (
        <p className={styles.pending}>The answer comes in a later step.</p>
      )}
      <p className={styles.note}>
        {call.via ? 'This call goes from service to service; nobody outside AWS sees it. ' : ''}
        The simulation’s rendering of the call in AWS’s protocol: nothing is signed, and nothing leaves this page.
      </p>
    </div>
  )
}
