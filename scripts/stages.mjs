// Runs commands one after another, each under a heading, and adds up what passed and failed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * A stage counts as one, or as the tests in the JSON report that its command writes.
 * @typedef {{ title: string, command: string, report?: string }} Stage
 * @typedef {{ passed: number, failed: number, skipped?: true }} Tally
 */

/** The exit code of a command that could not do its work here, and has said why. */
export const SKIPPED = 77

export const REPORTS = 'reports'

/**
 * Writes the tally to `reports/<name>.json` and sets the exit code.
 * @param {string} name
 * @param {Stage[]} stages
 * @param {{ goOnAfterFailure?: boolean }} [options]
 */
export function runStages(name, stages, { goOnAfterFailure = false } = {}) {
  mkdirSync(REPORTS, { recursive: true })
  /** @type {Tally} */
  const total = { passed: 0, failed: 0 }
  const lines = []
  for (const stage of stages) {
    console.log(`\n━━━ ${stage.title} ━━━ ${stage.command}`)
    const start = Date.now()
    const tally = runStage(stage)
    const seconds = ((Date.now() - start) / 1000).toFixed(1)
    total.passed += tally.passed
    total.failed += tally.failed
    const what = tally.skipped
      ? 'skipped'
      : stage.report
        ? `${tally.passed} passed, ${tally.failed} failed`
        : tally.failed
          ? 'failed'
          : 'passed'
    lines.push(`${tally.failed ? '✗' : tally.skipped ? '–' : '✓'} ${stage.title.padEnd(22)} ${what} (${seconds} s)`)
    if (tally.failed && !goOnAfterFailure) break
  }
  const left = stages.length - lines.length
  console.log(`\n━━━ Summary of npm ${name === 'test' ? 'test' : `run ${name}`} ━━━\n${lines.join('\n')}`)
  if (left > 0) console.log(`  ${left} more ${left === 1 ? 'stage was' : 'stages were'} not run.`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  writeFileSync(join(REPORTS, `${name}.json`), JSON.stringify(total))
  process.exitCode = total.failed ? 1 : 0
}

/**
 * @param {Stage} stage
 * @returns {Tally}
 */
function runStage({ command, report }) {
  if (report) rmSync(report, { force: true })
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit', env: withLocalBinaries(process.env) })
  if (status === SKIPPED) return { passed: 0, failed: 0, skipped: true }
  const tally = report ? tallyOf(report) : { passed: status === 0 ? 1 : 0, failed: 0 }
  // A command can fail without a failed test: a file that does not load, an error after the last test.
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/** @param {NodeJS.ProcessEnv} env */
function withLocalBinaries(env) {
  // Windows spells it `Path`.
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...env, [key]: [join(process.cwd(), 'node_modules', '.bin'), env[key] ?? ''].join(delimiter) }
}

/**
 * Reads the JSON reports of Vitest and of Playwright.
 * @param {string} report
 * @returns {Tally}
 */
function tallyOf(report) {
  try {
    const { stats, numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    return stats
      ? { passed: stats.expected, failed: stats.unexpected + stats.flaky }
      : { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
