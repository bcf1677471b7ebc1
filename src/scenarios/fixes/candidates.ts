// The edits that might turn an outcome over, read off the decision that made it: what it missed, or what said no.
import type { Foreseen, World } from '../../sim/index.ts'
import type { Scenario } from '../scenario.ts'
import { keyStateEdit, publicAccessEdit, type Edit } from './edit.ts'
import { caseOf, type GateCase, type Scene } from './gateCase.ts'
import { allowRemovals, denialLifts } from './lifts.ts'
import { nearMisses } from './nearMisses.ts'
import { newStatements } from './newStatements.ts'
import { editableIn } from './part.ts'

/** For a refused request: what might let it through. */
export function openings(scenario: Scenario, world: World, foreseen: Foreseen): readonly Edit[] {
  const scene = { scenario, world, editable: editableIn(scenario) }
  const last = foreseen.decisions.at(-1)
  if (last?.decision.verdict !== 'denied') return whereNoPolicyRefused(scene, foreseen)
  const at = caseOf(scene, last, foreseen.decisions)
  const { because } = at.decision
  switch (because.type) {
    case 'implicit-deny':
      return [...newStatements('Allow', at), ...nearMisses(at)]
    case 'explicit-deny':
      return denialLifts(at)
    case 'block-public-access':
      return bucketsOf(at).map((bucket) => publicAccessEdit(bucket, because.setting, false))
    default:
      return []
  }
}

/** For a request that is answered: what might stop it. */
export function closings(scenario: Scenario, world: World, foreseen: Foreseen): readonly Edit[] {
  const scene = { scenario, world, editable: editableIn(scenario) }
  const cases = foreseen.decisions.map((decision) => caseOf(scene, decision, foreseen.decisions))
  const usesKey = cases.some(({ ofResource }) => ofResource?.type === 'key policy')
  return [
    ...cases.flatMap((at) => [...newStatements('Deny', at), ...allowRemovals(at)]),
    ...(usesKey ? scene.editable.aliases.map((alias) => keyStateEdit(alias, 'Disabled')) : []),
  ]
}

function whereNoPolicyRefused({ editable }: Scene, { error }: Foreseen): readonly Edit[] {
  if (error === undefined) return []
  const { code } = error
  if (code.includes('Disabled') || code.includes('InvalidState'))
    return editable.aliases.map((alias) => keyStateEdit(alias, 'Enabled'))
  return []
}

const bucketsOf = ({ ofResource }: GateCase): readonly string[] =>
  ofResource?.type === 'bucket policy' ? [ofResource.bucket] : []
