import type { Push } from '../../shared/contract/index.ts'
import type { Client } from '../client/client.ts'
import type { Connection } from '../client/transport.ts'
import type { WindowState, WindowStore } from './window-state.ts'

/** Bookings have no push of their own yet; a window in use looks again this often, milliseconds. */
const lookAgainEvery = 30_000

/** Keeps the window's state in step with the core for as long as somebody is signed in. */
export class Projection {
  readonly #client: Client
  readonly #store: WindowStore
  readonly #page: Document
  #stopListening: (() => void) | null = null
  #stops: (() => void)[] = []

  constructor(client: Client, store: WindowStore, page: Document) {
    this.#client = client
    this.#store = store
    this.#page = page
  }

  start(): void {
    const timer = setInterval(this.#lookAgain, lookAgainEvery)
    this.#page.addEventListener('visibilitychange', this.#lookAgain)
    this.#page.addEventListener('visibilitychange', this.#leave)
    this.#stops = [
      this.#client.onSignedOut(() => void this.#store.getState().endSession()),
      this.#store.subscribe((state, before) => {
        if (entered(state, before)) this.#enter(state)
        if (state.session.kind !== 'signed-in') this.#stop()
        if (state.place !== before.place) askPlace(state)
      }),
      () => clearInterval(timer),
      () => this.#page.removeEventListener('visibilitychange', this.#lookAgain),
      () => this.#page.removeEventListener('visibilitychange', this.#leave),
    ]
  }

  dispose(): void {
    this.#stop()
    for (const stop of this.#stops.splice(0)) stop()
  }

  #enter(state: WindowState): void {
    state.recallNotes()
    state.recallRecentBookings()
    state.recallFirstCall()
    this.#listen()
  }

  #listen(): void {
    this.#stop()
    this.#stopListening = this.#client.listen(this.#hearPush, this.#hearConnection)
  }

  #stop(): void {
    this.#stopListening?.()
    this.#stopListening = null
  }

  readonly #hearPush = (push: Push): void => {
    const state = this.#store.getState()
    switch (push.name) {
      case 'desk.changed':
        state.hearDesk(push.payload)
        break
      case 'call.changed':
        state.hearCalls([push.payload])
        break
      case 'booking.notes-changed': {
        const { bookingId, ...version } = push.payload
        state.hearNotes(bookingId, version)
        if (isShown(state, bookingId)) void state.askNotesHistory(bookingId)
        break
      }
    }
  }

  readonly #hearConnection = (connection: Connection): void => {
    const state = this.#store.getState()
    if (connection === 'refused') {
      void state.endSession()
      return
    }
    state.hearConnection(connection)
    if (connection === 'open') askEverythingShown(state)
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
    askPlace(state)
  }
}

function entered(state: WindowState, before: WindowState): boolean {
  if (state.session.kind !== 'signed-in') return false
  return before.session.kind !== 'signed-in' || before.session.user.id !== state.session.user.id
}

function askEverythingShown(state: WindowState): void {
  void state.askDesk()
  void state.askMyCall()
  void state.askBookings()
  state.saveAllNotes()
  askPlace(state)
}

/** What the page that is open shows beside the frame. */
function askPlace(state: WindowState): void {
  if (state.session.kind !== 'signed-in') return
  const { place } = state
  if (place.page === 'calls') void state.askCallLog('newest')
  if (place.page === 'desk' && place.bookingId !== null) {
    void state.askBooking(place.bookingId)
    void state.askCallsOfBooking(place.bookingId, 'newest')
    void state.askNotesHistory(place.bookingId)
  }
  if (place.page === 'settings' && state.session.user.rights.includes('settings')) {
    if (place.section === 'account') void state.askAccountSettings()
    if (place.section === 'callbacks') void state.askCallbackSettings()
  }
}

function isShown({ place }: WindowState, bookingId: string): boolean {
  return place.page === 'desk' && place.bookingId === bookingId
}
