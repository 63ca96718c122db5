/**
 * A call button and a call log for the pages of a booking backend. They talk to that backend alone, with whatever keeps
 * its users signed in; the backend asks Maskline with its key. No key, no number and no address of the console is here.
 * docs/embedding.md says what the backend answers.
 */

const usualEndpoint = '/api/v1/call-masking'
const answerWithin = 20_000
const callsAPage = 20
/** Nobody knows yet whether there is a call; also where the backend itself failed and gave no code. */
const unsettled = [null, 'outcome-unknown', 'internal']

const words = {
  en: {
    call: { customer: 'Call the worker', worker: 'Call the customer', agent: 'Call the customer' },
    calling: 'Calling…',
    rings: 'Your phone rings first. Pick it up, then the other side rings.',
    cannot: 'Can’t call right now.',
    closed: 'This booking is not open for calls.',
    tooOften: (wait) => `There were too many calls. Try again in ${wait}.`,
    hours: (time) => `Calls are possible again from ${time}.`,
    unknown:
      'It is not known yet whether the call was placed. Press again to find out; nobody is called twice.',
    again: 'Try again',
    log: 'Calls',
    loading: 'Reading the calls…',
    none: 'No call yet.',
    noLog: 'The calls can’t be shown right now.',
    more: 'Show earlier calls',
    columns: { when: 'When', who: 'Who called', result: 'Result', talk: 'Talk' },
    who: { customer: 'Customer', worker: 'Worker', agent: 'Agent' },
    result: {
      queued: 'Starting',
      'agent-ringing': 'Rings',
      'customer-ringing': 'Rings',
      'in-progress': 'Talking',
      completed: 'Talked',
      busy: 'Busy',
      'no-answer': 'No answer',
      failed: 'Not connected',
      canceled: 'Given up',
      'agent-unavailable': 'Caller did not pick up',
      missed: 'Missed',
      rejected: 'Rejected',
      unknown: 'Not known yet',
    },
    seconds: (count) => `${count} s`,
    minutes: (count, rest) => `${count} min ${rest} s`,
  },
  hi: {
    call: { customer: 'वर्कर को कॉल करें', worker: 'ग्राहक को कॉल करें', agent: 'ग्राहक को कॉल करें' },
    calling: 'कॉल हो रही है…',
    rings: 'पहले आपका फ़ोन बजेगा। उठाइए, फिर दूसरी ओर घंटी जाएगी।',
    cannot: 'अभी कॉल नहीं हो सकती।',
    closed: 'यह बुकिंग कॉल के लिए खुली नहीं है।',
    tooOften: (wait) => `बहुत ज़्यादा कॉल हो चुकीं। ${wait} बाद फिर करें।`,
    hours: (time) => `कॉल ${time} से फिर हो सकेगी।`,
    unknown: 'अभी पता नहीं कि कॉल लगी या नहीं। जानने के लिए फिर दबाएँ; किसी को दो बार कॉल नहीं होगी।',
    again: 'फिर कोशिश करें',
    log: 'कॉल',
    loading: 'कॉल पढ़ी जा रही हैं…',
    none: 'अब तक कोई कॉल नहीं।',
    noLog: 'अभी कॉल नहीं दिख सकतीं।',
    more: 'पहले की कॉल दिखाएँ',
    columns: { when: 'कब', who: 'किसने की', result: 'नतीजा', talk: 'बात' },
    who: { customer: 'ग्राहक', worker: 'वर्कर', agent: 'एजेंट' },
    result: {
      queued: 'शुरू हो रही है',
      'agent-ringing': 'घंटी बज रही है',
      'customer-ringing': 'घंटी बज रही है',
      'in-progress': 'बात हो रही है',
      completed: 'बात हुई',
      busy: 'व्यस्त',
      'no-answer': 'जवाब नहीं',
      failed: 'नहीं लगी',
      canceled: 'छोड़ दी',
      'agent-unavailable': 'करने वाले ने नहीं उठाया',
      missed: 'छूटी',
      rejected: 'काटी',
      unknown: 'अभी पता नहीं',
    },
    seconds: (count) => `${count} से॰`,
    minutes: (count, rest) => `${count} मि॰ ${rest} से॰`,
  },
}

/** A policy of the page that forbids inline styles does not forbid these. */
function styles(text) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}

const buttonStyles = styles(`
  :host { display: inline-block; font: inherit; }
  :host([hidden]) { display: none; }
  button { font: inherit; min-height: 44px; width: 100%; padding: 0 20px; border: 0; border-radius: 8px;
    background: var(--maskline-button, #14532d); color: var(--maskline-button-text, #fff); cursor: pointer; }
  button[aria-disabled=true] { opacity: .65; cursor: default; }
  button:focus-visible { outline: 3px solid currentcolor; outline-offset: 2px; }
  p { margin: 6px 0 0; min-height: 1.4em; }
`)

const logStyles = styles(`
  :host { display: block; font: inherit; }
  :host([hidden]) { display: none; }
  table { border-collapse: collapse; width: 100%; }
  caption { text-align: start; font-weight: 600; padding: 4px 0; }
  th, td { text-align: start; padding: 6px 12px 6px 0; border-bottom: 1px solid #d4d4d4; vertical-align: top; }
  p { margin: 6px 0; }
  button { font: inherit; min-height: 44px; padding: 0 16px; }
`)

/** What failed, in a form that both elements can tell of. */
class Refusal extends Error {
  constructor(status, body, retryAfter) {
    super('The booking backend did not do what was asked')
    this.status = status
    this.code = body?.error?.code ?? null
    this.nextAvailableTime = body?.error?.nextAvailableTime ?? null
    this.retryAfterSeconds = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) : null
  }
}

/** Answers the `data` of the envelope. Rejects with Refusal, or as fetch does when nothing answers. */
async function ask(url, init = {}) {
  const response = await fetch(url, {
    ...init,
    headers: { Accept: 'application/json', ...init.headers },
    credentials: 'same-origin',
    signal: AbortSignal.timeout(answerWithin),
  })
  const body = await response.json().catch(() => null)
  if (!response.ok || body?.success === false) {
    throw new Refusal(response.status, body, response.headers.get('Retry-After'))
  }
  return body?.data ?? body
}

function freshKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

function make(name, text = '', attributes = {}) {
  const element = document.createElement(name)
  element.textContent = text
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  return element
}

class MasklineElement extends HTMLElement {
  get bookingId() {
    return this.getAttribute('booking-id') ?? ''
  }

  set bookingId(id) {
    this.setAttribute('booking-id', id)
  }

  get endpoint() {
    return (this.getAttribute('endpoint') ?? usualEndpoint).replace(/\/+$/, '')
  }

  /** Of the element, else of what it stands in. */
  get language() {
    const named = this.closest('[lang]')?.getAttribute('lang') ?? ''
    return named.toLowerCase().startsWith('hi') ? 'hi' : 'en'
  }

  get words() {
    return words[this.language]
  }

  urlOf(route) {
    return `${this.endpoint}/${route}/${encodeURIComponent(this.bookingId)}`
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
  }
}

/** `<maskline-call-button booking-id="B-17" user-type="customer">`: connects its user with the other side of the booking. */
export class MasklineCallButton extends MasklineElement {
  static observedAttributes = ['booking-id', 'user-type', 'endpoint', 'label']
  #button = make('button', '', { type: 'button', part: 'button' })
  /** There from the beginning: readers announce only what changes in a region that they know. */
  #status = make('p', '', { role: 'status', part: 'status' })
  #busy = false
  /** Kept until the outcome is known: pressed again after a lost answer, it is the same request and not a second call. */
  #key = null

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true })
    root.adoptedStyleSheets = [buttonStyles]
    root.append(this.#button, this.#status)
    this.#button.addEventListener('click', () => this.call())
  }

  get userType() {
    return this.getAttribute('user-type') ?? 'customer'
  }

  set userType(type) {
    this.setAttribute('user-type', type)
  }

  connectedCallback() {
    this.#draw()
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return
    if (name === 'booking-id' || name === 'user-type') {
      this.#key = null
      this.#status.textContent = ''
    }
    this.#draw()
  }

  /** Places the call; a press while one is being placed does nothing. */
  async call() {
    if (this.#busy || this.bookingId === '') return
    this.#setBusy(true)
    this.#key ??= freshKey()
    try {
      const call = await ask(`${this.endpoint}/call`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': this.#key },
        body: JSON.stringify({ booking_id: this.bookingId, caller: this.userType }),
      })
      this.#key = null
      this.#status.textContent = this.words.rings
      this.tell('maskline-call', { bookingId: this.bookingId, call })
    } catch (failure) {
      this.#refuse(failure)
    } finally {
      this.#setBusy(false)
    }
  }

  #refuse(failure) {
    const settled = failure instanceof Refusal && !unsettled.includes(failure.code)
    if (settled) this.#key = null
    this.#status.textContent = `${this.words.cannot} ${this.#reason(failure)}`.trim()
    this.tell('maskline-failure', { bookingId: this.bookingId, code: failure.code ?? null })
  }

  #reason(failure) {
    const { words: said } = this
    if (!(failure instanceof Refusal)) return ''
    if (failure.code === 'outcome-unknown') return said.unknown
    if (failure.code === 'wrong-state' || failure.code === 'not-found') return said.closed
    if (failure.code === 'limit' && failure.retryAfterSeconds !== null) {
      return said.tooOften(duration(failure.retryAfterSeconds, said))
    }
    if (failure.nextAvailableTime !== null)
      return said.hours(instant(failure.nextAvailableTime, this.language))
    return ''
  }

  #setBusy(busy) {
    this.#busy = busy
    if (busy) this.#status.textContent = this.words.calling
    // Not disabled: that would take the focus away.
    this.#button.setAttribute('aria-disabled', String(busy))
  }

  #draw() {
    const { call } = this.words
    this.#button.textContent = this.getAttribute('label') ?? call[this.userType] ?? call.customer
  }
}

/** `<maskline-call-log booking-id="B-17">`: who called, when, and what came of it. Never a number. */
export class MasklineCallLog extends MasklineElement {
  static observedAttributes = ['booking-id', 'endpoint']
  #status = make('p', '', { role: 'status' })
  #place = make('div')
  #calls = []
  #cursor = null
  /** An answer of an earlier question is not shown any more. */
  #asking = 0
  #onCall = ({ detail }) => {
    if (detail.bookingId === this.bookingId) void this.refresh()
  }

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [logStyles]
    root.append(this.#place, this.#status)
  }

  connectedCallback() {
    document.addEventListener('maskline-call', this.#onCall)
    void this.refresh()
  }

  disconnectedCallback() {
    document.removeEventListener('maskline-call', this.#onCall)
    this.#asking += 1
  }

  attributeChangedCallback(_name, before, after) {
    if (before !== after && this.isConnected) void this.refresh()
  }

  /** Reads the newest calls again. */
  refresh() {
    return this.#read(null)
  }

  async #read(cursor) {
    if (this.bookingId === '') return
    this.#asking += 1
    const asking = this.#asking
    this.#status.textContent = this.words.loading
    const query = new URLSearchParams({ limit: String(callsAPage), ...(cursor !== null && { cursor }) })
    try {
      const page = await ask(`${this.urlOf('logs')}?${query}`)
      if (asking !== this.#asking) return
      this.#calls = cursor === null ? page.calls : [...this.#calls, ...page.calls]
      this.#cursor = page.next_cursor ?? null
      this.#status.textContent = this.#calls.length === 0 ? this.words.none : ''
      this.#draw(null)
    } catch {
      if (asking !== this.#asking) return
      this.#status.textContent = this.words.noLog
      this.#draw(() => this.#read(cursor))
    }
  }

  #draw(again) {
    const { words: said } = this
    const parts = this.#calls.length === 0 ? [] : [this.#table()]
    if (again !== null) parts.push(press(said.again, again))
    else if (this.#cursor !== null) parts.push(press(said.more, () => this.#read(this.#cursor)))
    this.#place.replaceChildren(...parts)
  }

  #table() {
    const { words: said } = this
    const head = make('tr')
    head.append(...Object.values(said.columns).map((name) => make('th', name, { scope: 'col' })))
    const body = make('tbody')
    body.append(...this.#calls.map((call) => this.#row(call)))
    const table = make('table')
    const heads = make('thead')
    heads.append(head)
    table.append(make('caption', said.log), heads, body)
    return table
  }

  #row({ started_at, created_at, caller_role, call_status, call_duration }) {
    const { words: said } = this
    const at = started_at ?? created_at
    const when = make('td')
    when.append(make('time', instant(at, this.language), { datetime: at }))
    const row = make('tr')
    row.append(
      when,
      make('td', said.who[caller_role] ?? caller_role),
      make('td', said.result[call_status] ?? call_status),
      make('td', call_duration === null || call_duration === 0 ? '–' : duration(call_duration, said)),
    )
    return row
  }
}

function press(label, work) {
  const button = make('button', label, { type: 'button' })
  button.addEventListener('click', work)
  return button
}

function duration(seconds, said) {
  return seconds < 60 ? said.seconds(seconds) : said.minutes(Math.floor(seconds / 60), seconds % 60)
}

function instant(text, language) {
  return new Intl.DateTimeFormat(`${language}-IN`, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(text),
  )
}

const elements = { 'maskline-call-button': MasklineCallButton, 'maskline-call-log': MasklineCallLog }
for (const [name, element] of Object.entries(elements)) {
  // A page may load the script twice.
  if (customElements.get(name) === undefined) customElements.define(name, element)
}
