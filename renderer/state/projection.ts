import type { Push } from '../../shared/contract/index.ts'
import type { Client } from '../client/client.ts'
import type { Connection } from '../client/transport.ts'
import { wholeLog } from './log-choice.ts'
import type { WindowState, WindowStore } from './window-state.ts'

/** The rail's list is long: where bookings change all the time it is read this often, milliseconds. */
const railEvery = 1000

/** Keeps the window's state in step with the core for as long as somebody is signed in. */
export class Projection {
  readonly #client: Client
  readonly #store: WindowStore
  readonly #page: Document
  #stopListening: (() => void) | null = null
  #connected = false
  readonly #answered = Promise.withResolvers<void>()
  #stops: (() => void)[] = []
  #railTimer: ReturnType<typeof setTimeout> | undefined
  #railDue = false

  constructor(client: Client, store: WindowStore, page: Document) {
    this.#client = client
    this.#store = store
    this.#page = page
  }

  start(): void {
    this.#page.addEventListener('visibilitychange', this.#lookAgain)
    this.#page.addEventListener('visibilitychange', this.#leave)
    this.#stops = [
      this.#client.onSignedOut(() => void this.#store.getState().endSession()),
      this.#store.subscribe((state, before) => {
        if (entered(state, before)) this.#enter(state, before)
        if (state.session.kind !== 'signed-in' && state.session.kind !== 'starting') this.#stop()
        if (state.place !== before.place) askPlace(state)
      }),
      () => clearTimeout(this.#railTimer),
      () => this.#page.removeEventListener('visibilitychange', this.#lookAgain),
      () => this.#page.removeEventListener('visibilitychange', this.#leave),
    ]
    // A window that comes back opens its ear while it is still asked who sits there.
    if (this.#client.hasToken()) this.#listen()
  }

  /** Resolves with the first news of the connection: with a token, what is asked from then on misses no change. */
  get answered(): Promise<void> {
    return this.#answered.promise
  }

  dispose(): void {
    this.#stop()
    for (const stop of this.#stops.splice(0)) stop()
  }

  #enter(state: WindowState, before: WindowState): void {
    state.recallNotes()
    state.recallRecentBookings()
    state.recallFirstCall()
    const listens = before.session.kind === 'starting' && this.#stopListening !== null
    if (!listens) this.#listen()
    else if (this.#connected) askEverythingShown(state)
  }

  #listen(): void {
    this.#stop()
    this.#stopListening = this.#client.listen(this.#hearPush, this.#hearConnection)
  }

  #stop(): void {
    this.#stopListening?.()
    this.#stopListening = null
    this.#connected = false
  }

  readonly #hearPush = (push: Push): void => {
    const state = this.#store.getState()
    // Nothing is lost: everything is asked for when it is known who sits there.
    if (state.session.kind === 'starting') return
    switch (push.name) {
      case 'desk.changed':
        state.hearDesk(push.payload)
        break
      case 'calls.export-progress':
        state.hearExport(push.payload)
        break
      case 'call.changed':
        state.noteNewCalls([push.payload])
        state.hearCalls([push.payload])
        state.hearFloorCall(push.payload)
        break
      case 'desk.arrived':
        void state.takeArrivals()
        break
      case 'desktop.changed':
        state.hearDesktop(push.payload)
        break
      case 'import.changed':
        state.hearImport(push.payload)
        break
      case 'bookings.changed':
        this.#hearBookings(state, push.payload.ids)
        break
      case 'session.changed':
        void state.askSession()
        break
      case 'agents.changed':
        state.hearFloorAgent(push.payload)
        break
      case 'agents.mine':
        state.hearAgent(push.payload)
        break
      case 'choices.changed':
        state.hearChoices(push.payload)
        break
      case 'wrap.saved':
        state.hearWraps([push.payload])
        break
      case 'callbacks.changed':
        state.hearCallBack(push.payload)
        break
      case 'callbacks.changed-of-everybody':
        state.hearAnybodysCallBack(push.payload)
        break
      case 'inbound.call':
        state.hearInbound(push.payload)
        break
      case 'inbound.missed-changed':
        state.hearMissed(push.payload.callers)
        break
      case 'masking.session-changed': {
        const { bookingId, ...line } = push.payload
        // What nobody has looked at is read when somebody does.
        if (bookingId in state.maskedLines) state.hearLine(bookingId, line)
        break
      }
      case 'masking.overview-changed':
        if (state.place.page === 'masking') void state.askMaskingBoard()
        break
      case 'booking.notes-changed': {
        const { bookingId, ...version } = push.payload
        state.hearNotes(bookingId, version)
        if (isShown(state, bookingId)) void state.askNotesHistory(bookingId)
        break
      }
    }
  }

  #hearBookings(state: WindowState, ids: readonly string[]): void {
    const { place } = state
    this.#askRail()
    if (place.page === 'bookings') void state.askBookingTable()
    if (place.page !== 'desk' || place.bookingId === null) return
    if (ids.length === 0 || ids.includes(place.bookingId)) void state.askBooking(place.bookingId)
  }

  /** The first change at once; those that follow closely together. */
  #askRail(): void {
    if (this.#railTimer !== undefined) {
      this.#railDue = true
      return
    }
    void this.#store.getState().askBookings()
    this.#railTimer = setTimeout(() => {
      this.#railTimer = undefined
      if (!this.#railDue) return
      this.#railDue = false
      if (this.#store.getState().session.kind === 'signed-in') this.#askRail()
    }, railEvery)
  }

  readonly #hearConnection = (connection: Connection): void => {
    this.#answered.resolve()
    const state = this.#store.getState()
    if (connection === 'refused') {
      void state.endSession()
      return
    }
    this.#connected = connection === 'open'
    state.hearConnection(connection)
    if (this.#connected && state.session.kind === 'signed-in') askEverythingShown(state)
  }

  /** Hidden, reloaded or closed: a page is told of each as of being hidden, and may hear nothing afterwards. */
  readonly #leave = (): void => {
    if (this.#page.hidden) this.#store.getState().saveAllNotes('leaving')
  }

  readonly #lookAgain = (): void => {
    const state = this.#store.getState()
    if (this.#page.hidden || state.session.kind !== 'signed-in') return
    void state.askDesk()
    void state.askBookings()
    state.saveAllNotes()
    // The log holds still under whoever reads it: what is new is told, and shown when they want it.
    if (state.place.page !== 'calls') askPlace(state)
  }
}

function entered(state: WindowState, before: WindowState): boolean {
  if (state.session.kind !== 'signed-in') return false
  return before.session.kind !== 'signed-in' || before.session.user.id !== state.session.user.id
}

function askEverythingShown(state: WindowState): void {
  void state.askDesk()
  void state.askMyCall()
  void state.askWork()
  void state.askPreferences()
  void state.askIncoming()
  void state.askMissed()
  void state.askBookings()
  state.saveAllNotes()
  askPlace(state)
}

/** What the page that is open shows beside the frame. */
function askPlace(state: WindowState): void {
  if (state.session.kind !== 'signed-in') return
  const { place } = state
  if (place.page === 'calls') void state.askCallLog(place.choice ?? wholeLog)
  if (place.page === 'floor') void state.askFloor()
  if (place.page === 'masking' && state.session.user.rights.includes('supervise')) {
    void state.askMaskingBoard()
  }
  if (place.page === 'call-backs' && state.session.user.rights.includes('supervise')) {
    void state.askEveryCallBack()
  }
  if (place.page === 'bookings') {
    void state.askBookingTable()
    void state.askSavedViews()
  }
  if (place.page === 'desk' && place.bookingId !== null) {
    void state.askBooking(place.bookingId)
    void state.askCallsOfBooking(place.bookingId, 'newest')
    void state.askWrapsOfBooking(place.bookingId)
    void state.askNotesHistory(place.bookingId)
    void state.askLine(place.bookingId)
  }
  if (place.page === 'import') state.askImport().catch(() => undefined)
  if (place.page === 'settings' && state.session.user.rights.includes('settings')) {
    if (place.section === 'account') void state.askAccountSettings()
    if (place.section === 'callbacks' || place.section === 'masking') void state.askCallbackSettings()
    if (place.section === 'wrap-up') void state.askAgentRules()
    if (place.section === 'people') void state.askPeople()
  }
}

function isShown({ place }: WindowState, bookingId: string): boolean {
  return place.page === 'desk' && place.bookingId === bookingId
}
