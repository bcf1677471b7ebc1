// The rules of architecture.mjs as a rule of the linter, for the editor.
import { relative, sep } from 'node:path'
import { violationsOf } from './architecture.mjs'

export default {
  meta: { name: 'unsealed' },
  rules: {
    architecture: {
      /** @param {{ filename: string, cwd: string, report(violation: object): void }} context */
      create: (context) => ({
        /** @param {import('./architecture.mjs').Node} program */
        Program(program) {
          const file = relative(context.cwd, context.filename).split(sep).join('/')
          for (const violation of violationsOf(file, program)) context.report(violation)
        },
      }),
    },
  },
}
