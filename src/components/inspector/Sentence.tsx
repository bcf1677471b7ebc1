// One of our own sentences: what stands in back-ticks is the visitor's value, as code.
import { VisibleText } from '../json/VisibleText.tsx'

export function Sentence({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // A part has no other name than its place in the sentence.
      <code key={index}>
        <VisibleText text={part} />
      </code>
    ) : (
      <VisibleText key={index} text={part} />
    ),
  )
}
