/**
 * How practice itself is watched and steered; no part of Exotel's dialect, without credentials, and only ever on
 * 127.0.0.1:
 *
 *   GET  /practice/clock       { wallOrigin, origin, speed, instance }: the clock shows origin + (wall - wallOrigin) * speed
 *   GET  /practice/calls       every call as it really went, oldest first
 *   GET  /practice/attempts    every request to place a call, and how it was answered
 *   GET  /practice/callbacks   every callback that was sent, with its attempts
 *   GET  /practice/violations  what the client must never do, and did
 *   GET  /practice/desk        the seeded booking desk
 *   GET  /practice/mix         the shares that numbers without a fate of their own are drawn from
 *   POST /practice/mix         JSON; changes the shares that it names, for calls from now on
 *   POST /practice/flow        JSON; what is set up for the lines: popupUrl, passthruUrl, deskPhone, callInsPerHour
 *   POST /practice/call-in     JSON; somebody calls a line: from, outcome, ringSeconds, talkSeconds, hooks
 *   POST /practice/stop        stops in good order, answers when everything is kept, and ends
 */
import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import { prepareDesk } from '../desk/prepare-desk.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PracticeRun } from '../ledger/ledger-entry.ts'
import { changedMix } from '../mix.ts'
import type { PracticeClock } from '../practice-clock.ts'
import { truthOf } from './call-truth.ts'

export type ControlRoutesOptions = {
  readonly ledger: Ledger
  readonly run: PracticeRun
  readonly clock: PracticeClock
  readonly instance: string
  /** Closes everything but the connections. */
  readonly halt: () => void
  readonly onHalted: () => void
}

export function controlRoutes({
  ledger,
  run,
  clock,
  instance,
  halt,
  onHalted,
}: ControlRoutesOptions): Router {
  const routes = express.Router({ caseSensitive: true })
  routes.use('/practice', refusePages)
  routes.get('/practice/clock', (_request, response) => {
    const { wallOrigin, origin, speed } = clock.origin
    response.json({ wallOrigin, origin, speed, instance })
  })
  routes.get('/practice/calls', (_request, response) => {
    response.json({ calls: ledger.calls.map((call) => truthOf(call, clock.now())) })
  })
  routes.get('/practice/attempts', (_request, response) => {
    response.json({ attempts: ledger.attempts })
  })
  routes.get('/practice/callbacks', (_request, response) => {
    response.json({ callbacks: [...ledger.deliveries] })
  })
  routes.get('/practice/violations', (_request, response) => {
    response.json({ violations: ledger.violations })
  })
  routes.get('/practice/desk', (_request, response) => {
    const { seed, deskAt } = run
    response.json(prepareDesk(seed, deskAt))
  })
  routes.get('/practice/mix', (_request, response) => {
    response.json(ledger.mix)
  })
  routes.post('/practice/mix', express.json(), (request, response) => {
    const body: unknown = request.body
    const change = typeof body === 'object' && body !== null ? { ...body } : null
    const mix = change === null ? null : changedMix(ledger.mix, change)
    if (mix === null) {
      response.status(400).json({ message: 'Send a JSON object of known shares, each from 0 to 1.' })
      return
    }
    ledger.record({ entry: 'mix', mix })
    response.json(mix)
  })
  routes.post('/practice/stop', (_request, response) => {
    halt()
    response.set('Connection', 'close').json({ stopped: true })
    response.once('close', onHalted)
  })
  return routes
}

/** No web page has business here: a browser that was lured here names its page, or a host that is not this one. */
function refusePages(request: Request, response: Response, next: NextFunction): void {
  const host = request.headers.host ?? ''
  const fromPage = request.headers.origin !== undefined
  if (fromPage || !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) response.status(403).end()
  else next()
}
