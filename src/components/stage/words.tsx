// Long names may break where a person would break them: between the words of AWS's CamelCase, after dots and slashes.
import { Fragment } from 'react'

export function Breakable({ text }: { readonly text: string }) {
  const parts = text.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[.\-_/:@])/)
  return parts.map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
