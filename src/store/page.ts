// What the page remembers, and the only place from which it talks to the engine.
// The engine is big and comes later than the lesson's text, so it is loaded on first use.
import { createStore } from 'zustand/vanilla'
import type { Answered, ErrorData, Refused, TraceEntry, Watch, World } from '../sim/index.ts'
import { scenarios } from '../scenarios/index.ts'
import type { LessonFile, Run } from '../scenarios/runner.ts'
import type { Fix } from '../scenarios/fixes/fix.ts'
import type { Beat, Change, Look, Request, Scenario, Toggle, Try } from '../scenarios/scenario.ts'
import type { RefusedRequest } from './engine.ts'
import { tooLarge, unreadable, emptyFile, LARGEST_FILE } from './fileMessages.ts'

export type Speed = 0.5 | 1 | 2

export interface Page {
  readonly scenario: Scenario
  /** Position in the scenario's chapters. */
  readonly chapter: number
  readonly phase: 'loading' | 'ready' | 'sending' | 'following' | 'no-cryptography' | 'broken'
  /** How well the page follows a front; null while it follows none. */
  readonly live: 'live' | 'lost' | 'turned away' | 'too large' | null
  /** The lesson so far: the world now, and what it took to get there. Null until the engine has come. */
  readonly run: Run | null
  /** Ids of this chapter's beats that have been sent. */
  readonly done: readonly string[]
  /** The answer given to each beat's question, by beat id; null when it was skipped. */
  readonly predictions: ReadonlyMap<string, number | null>
  readonly story: Story | null
  /** The stories of this chapter, oldest first: the audit tape leads back to them. */
  readonly stories: readonly Story[]
  /** The entry of the story that is shown. */
  readonly cursor: number
  /** The furthest entry that has been shown: what lies behind it is not given away. */
  readonly furthest: number
  readonly isPlaying: boolean
  readonly speed: Speed
  readonly look: Look
  /** The visitor's own file; null for the lesson's picture. */
  readonly ownFile: LessonFile | null
  readonly edit: Edit | null
  /** The last story that was told to its end in this chapter. */
  readonly told: Story | null
  readonly trial: Trial | null
  /** Id of the policy in the editor; empty for the first that there is, null while the editor is closed. */
  readonly editing: string | null
  /** Policies as the visitor has them, not sent yet, by id. */
  readonly drafts: ReadonlyMap<string, string>
  /** The lesson as it was before the visitor rewrote a policy by hand. */
  readonly unedited: Run | null
  readonly notice: string | null
  /** How far a large body is, in bytes; null while none is worked on. */
  readonly progress: { readonly done: number; readonly total: number } | null
}

/** One request and everything that happened because of it. */
export interface Story {
  readonly title: string
  readonly request: Request
  /** A person's id. */
  readonly as: string
  readonly trace: readonly TraceEntry[]
  readonly outcome: Omit<Answered, 'trace' | 'world'> | Omit<Refused, 'trace' | 'world'>
  readonly beat?: Beat
  /** It was to change the world and was refused; the lesson's own request is another one. */
  readonly isEdit?: true
}

/** What flipping a toggle did to a document. */
export interface Edit {
  readonly toggle: string
  readonly title: string
  readonly before: string | null
  readonly after: string | null
  /** The requests that made it: `dana · iam:PutUserPolicy`. */
  readonly requests: readonly string[]
}

/** A policy rewritten by hand. */
export interface Rewriting {
  /** The policy's id. */
  readonly id: string
  readonly title: string
  readonly request: Request
  readonly before: string | null
  readonly after: string | null
}

/** A fix that has been carried out, and the story that it is for. */
export interface Trial {
  readonly fix: Fix
  readonly story: Story
}

export interface Actions {
  readonly open: (scenarioId: string, chapter: number) => Promise<void>
  readonly predict: (beatId: string, answer: number | null) => void
  readonly sendBeat: (beatId: string) => Promise<void>
  readonly sendTry: (attempt: Try, personId: string) => Promise<void>
  /** A request that the visitor has made up, as one of the people. */
  readonly call: (personId: string, operation: string, input: Readonly<Record<string, unknown>>) => Promise<void>
  readonly flip: (toggle: Toggle, option: number) => Promise<void>
  /** Goes to the world where all of these hold. */
  readonly enter: (changes: readonly Change[]) => Promise<void>
  /** Carries a fix out for the request of the story, in place of one that was tried before. */
  readonly tryFix: (fix: Fix) => Promise<void>
  /** Takes it back, and goes back to the story that it was for. */
  readonly undoFix: () => Promise<void>
  /** Sends the request once more for which a fix is tried. */
  readonly sendAgain: () => Promise<void>
  /** Opens the editor with a policy, the first one when the id is empty; null closes it. */
  readonly edit: (id: string | null) => void
  /** Keeps a text that was not sent; null forgets it. */
  readonly draft: (id: string, text: string | null) => void
  /** Sends a rewritten policy and tells AWS's error, if it is refused. */
  readonly rewrite: (rewriting: Rewriting) => Promise<ErrorData | null>
  /** Back to the world before the first rewriting, as if nothing had been sent since. */
  readonly undoRewriting: () => void
  readonly chooseFile: (file: File) => Promise<void>
  readonly forgetFile: () => Promise<void>
  /** Gives up the request that works on a large body; the world stays as it was. */
  readonly cancel: () => void
  /** Goes back to a story of this chapter, at one of its entries. */
  readonly show: (story: Story, cursor: number) => void
  readonly seek: (cursor: number) => void
  readonly play: () => void
  readonly pause: () => void
  readonly setSpeed: (speed: Speed) => void
  readonly setLook: (look: Look) => void
  readonly dismiss: () => void
}

const first = scenarios[0]
if (!first) throw new Error('There is no scenario.')

export const page = createStore<Page>(() => ({
  scenario: first,
  chapter: 0,
  phase: 'loading',
  live: null,
  run: null,
  done: [],
  predictions: new Map(),
  story: null,
  stories: [],
  cursor: 0,
  furthest: 0,
  isPlaying: false,
  speed: 1,
  look: 'decision',
  ownFile: null,
  edit: null,
  told: null,
  trial: null,
  editing: null,
  drafts: new Map(),
  unedited: null,
  notice: null,
  progress: null,
}))

const loadEngine = () => import('./engine.ts')

/** What is worked on now: it can be given up. */
let atWork = new AbortController()

/** From this size on a body takes its time. */
const LARGE = 4_000_000

function watch(): Watch {
  atWork = new AbortController()
  return {
    signal: atWork.signal,
    onProgress(done, total) {
      if (total >= LARGE) page.setState({ progress: done < total ? { done, total } : null })
    },
  }
}

const givenUp = (): DOMException => new DOMException('The visitor has given it up.', 'AbortError')
const isGivenUp = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

/** The latest opening wins: an earlier one that is still running gives up. */
let opening = 0

export const actions: Actions = {
  async open(scenarioId, chapter) {
    const scenario = scenarios.find(({ id }) => id === scenarioId) ?? first
    const mine = ++opening
    atWork.abort(givenUp())
    const at = Math.min(Math.max(0, chapter), scenario.chapters.length - 1)
    page.setState({
      scenario,
      chapter: at,
      phase: 'loading',
      run: null,
      progress: null,
      done: [],
      story: null,
      stories: [],
      cursor: 0,
      furthest: 0,
      isPlaying: false,
      edit: null,
      told: null,
      trial: null,
      editing: null,
      drafts: new Map(),
      unedited: null,
    })
    if (globalThis.crypto?.subtle === undefined) return page.setState({ phase: 'no-cryptography' })
    try {
      const engine = await loadEngine()
      const run = await engine.runUpTo(scenario, at, page.getState().ownFile, watch())
      if (mine === opening) page.setState({ phase: 'ready', run })
    } catch (error) {
      if (mine !== opening) return
      if (!isGivenUp(error)) return fail(error)
      page.setState({ ownFile: null, progress: null })
      await actions.open(scenarioId, chapter)
    }
  },

  predict(beatId, answer) {
    page.setState(({ predictions }) => ({ predictions: new Map([...predictions, [beatId, answer]]) }))
  },

  async sendBeat(beatId) {
    const { scenario, chapter } = page.getState()
    const beat = scenario.chapters[chapter]?.beats.find(({ id }) => id === beatId)
    if (!beat) return
    // The lesson goes on in its own world.
    actions.undoRewriting()
    await actions.undoFix()
    await tell(beat, beat.tell, beat)
  },

  async sendTry(attempt, personId) {
    await tell({ as: personId, operation: attempt.operation, input: attempt.input }, attempt.label)
  },

  async call(personId, operation, input) {
    await tell({ as: personId, operation, input: { raw: input } }, operation.slice(operation.indexOf(':') + 1))
  },

  async flip(toggle, option) {
    const change = toggle.options[option]?.change
    if (change) await edit(() => [change], toggle.id, toggle.subject, `${toggle.subject}: ${toggle.label}`)
  },

  async enter(changes) {
    await edit((engine, world) => engine.changesTo(world, changes), '', 'This world', 'Another world of the map')
  },

  async tryFix(fix) {
    const { story } = page.getState()
    if (!story) return
    await actions.undoFix()
    await whileSending(async (run, engine) => {
      const made = await engine.sendAll(run, fix.requests, page.getState().ownFile)
      page.setState({
        run: made.run,
        edit: null,
        ...(made.refused
          ? refusalStory(made.refused, fix.edits.map(({ title }) => title).join(' '))
          : { trial: { fix, story } }),
      })
    })
  },

  async undoFix() {
    const { trial } = page.getState()
    if (!trial) return
    await whileSending(async (run, engine) => {
      const undone = await engine.sendAll(run, trial.fix.undo, page.getState().ownFile)
      page.setState({ run: undone.run, edit: null, trial: null, ...atItsEnd(trial.story) })
    })
  },

  async sendAgain() {
    const { trial } = page.getState()
    if (trial) await tell(trial.story.request, trial.story.title)
  },

  edit: (editing) => page.setState({ editing }),
  draft(id, text) {
    page.setState(({ drafts }) => {
      const next = new Map(drafts)
      if (text === null) next.delete(id)
      else next.set(id, text)
      return { drafts: next }
    })
  },

  async rewrite({ after, before, id, request, title }) {
    const { chapter, done, scenario } = page.getState()
    // What is set aside when the lesson goes on has no fix in it.
    if (scenario.chapters[chapter]?.beats.some((beat) => !done.includes(beat.id))) await actions.undoFix()
    let error: ErrorData | null = null
    await whileSending(async (run, engine) => {
      // Whatever comes of it stays behind another door: a key that is deleted there is still here when it is undone.
      const copy = page.getState().unedited ? run : { ...run, environment: run.environment.fork() }
      const { refused, requests, run: next } = await engine.sendAll(copy, [request], page.getState().ownFile)
      error = refused?.outcome.error ?? null
      page.setState(({ unedited }) => ({
        run: next,
        trial: null,
        unedited: refused ? unedited : (unedited ?? run),
        ...(refused
          ? { edit: null, ...refusalStory(refused, title) }
          : { ...noStory, edit: { toggle: '', title, before, after, requests } }),
      }))
      if (!refused) actions.draft(id, null)
    })
    return error
  },

  undoRewriting() {
    page.setState(({ unedited, run }) => ({
      run: unedited ?? run,
      unedited: null,
      ...(unedited && { ...noStory, edit: null, trial: null, drafts: new Map() }),
    }))
  },

  async chooseFile(file) {
    if (file.size > LARGEST_FILE) return page.setState({ notice: tooLarge(file) })
    if (file.size === 0) return page.setState({ notice: emptyFile(file) })
    let bytes: Uint8Array<ArrayBuffer>
    try {
      bytes = new Uint8Array(await file.arrayBuffer())
    } catch {
      return page.setState({ notice: unreadable(file) })
    }
    page.setState({ ownFile: { name: file.name, type: file.type || 'application/octet-stream', bytes }, notice: null })
    await actions.open(page.getState().scenario.id, page.getState().chapter)
  },

  async forgetFile() {
    page.setState({ ownFile: null, notice: null })
    await actions.open(page.getState().scenario.id, page.getState().chapter)
  },

  show(story, cursor) {
    page.setState({ story, told: story, cursor, furthest: story.trace.length - 1, isPlaying: false, edit: null })
  },

  cancel() {
    atWork.abort(givenUp())
  },

  seek(cursor) {
    page.setState(({ story, furthest }) => {
      const to = Math.min(Math.max(0, cursor), Math.max(0, (story?.trace.length ?? 1) - 1))
      const isTold = story !== null && !story.isEdit && Math.max(furthest, to) >= story.trace.length - 1
      return { cursor: to, furthest: Math.max(furthest, to), ...(isTold && { told: story }) }
    })
  },
  play() {
    page.setState(({ story, cursor }) =>
      story ? { isPlaying: true, cursor: cursor >= story.trace.length - 1 ? 0 : cursor } : {},
    )
  },
  pause: () => page.setState({ isPlaying: false }),
  setSpeed: (speed) => page.setState({ speed }),
  setLook: (look) => page.setState({ look }),
  dismiss: () => page.setState({ notice: null }),
}

type Engine = Awaited<ReturnType<typeof loadEngine>>

/** Brings changes about and shows what they did; the one that AWS refuses becomes the story. */
async function edit(
  changesIn: (engine: Engine, world: World) => readonly Change[],
  toggle: string,
  title: string,
  attempt: string,
): Promise<void> {
  await whileSending(async (run, engine) => {
    const changes = changesIn(engine, run.world)
    const [change] = changes.length === 1 ? changes : []
    const documentIn = (world: World) => (change ? engine.documentOf(world, change) : null)
    const { refused, requests, run: next } = await engine.makeChanges(run, changes, page.getState().ownFile)
    const before = documentIn(run.world)
    page.setState({
      run: next,
      trial: null,
      ...(refused
        ? { edit: null, ...refusalStory(refused, attempt) }
        : { ...noStory, edit: { toggle, title, before, after: documentIn(next.world), requests } }),
    })
  })
}

const noStory = { story: null, cursor: 0, furthest: 0, isPlaying: false }

const atItsEnd = (story: Story): Partial<Page> => {
  const last = story.trace.length - 1
  return { story, told: story, cursor: last, furthest: last, isPlaying: false }
}

const refusalStory = ({ request, outcome }: RefusedRequest, title: string): Partial<Page> => ({
  ...noStory,
  story: { title, request, as: request.as, trace: outcome.trace, outcome, isEdit: true },
  look: 'request',
})

async function tell(request: Request, title: string, beat?: Beat): Promise<void> {
  await whileSending(async (run, engine) => {
    const { run: next, outcome } = await engine.sendRequest(
      run,
      request,
      engine.fileOr(page.getState().ownFile),
      watch(),
    )
    const { trace } = outcome
    const story: Story = { title, request, as: request.as, trace, outcome, ...(beat && { beat }) }
    page.setState(({ done, look, stories }) => ({
      run: next,
      story,
      stories: [...stories, story].slice(-MOST_STORIES),
      cursor: 0,
      furthest: 0,
      isPlaying: false,
      edit: null,
      done: beat && !done.includes(beat.id) ? [...done, beat.id] : done,
      look: beat?.look ?? look,
    }))
  })
}

const MOST_STORIES = 100

/** One request in flight at a time; a second one is not sent. */
async function whileSending(work: (run: Run, engine: Engine) => Promise<void>): Promise<void> {
  const { phase, run } = page.getState()
  if (phase !== 'ready' || !run) return
  page.setState({ phase: 'sending' })
  try {
    await work(run, await loadEngine())
    page.setState({ phase: 'ready' })
  } catch (error) {
    if (isGivenUp(error)) page.setState({ phase: 'ready', progress: null })
    else fail(error)
  }
}

function fail(error: unknown): void {
  reportError(error)
  page.setState({ phase: 'broken', isPlaying: false })
}

/** The world at the cursor: what the stage and the panels show. */
export const shownWorld = ({ story, cursor, run }: Page): World | null =>
  story?.trace[cursor]?.world ?? run?.world ?? null

/** The visitor has seen how the story ends. */
export const isToldToTheEnd = ({ story, furthest }: Page): boolean =>
  story !== null && furthest >= story.trace.length - 1
