import express, { type Router } from 'express'
import type { Ledger } from '../ledger/ledger.ts'
import type { PracticeClock } from '../practice-clock.ts'
import type { Switchboard } from '../switchboard.ts'
import { balanceRoute, numberRoute } from './account-routes.ts'
import { callDetailsRoute } from './call-details-route.ts'
import { callListRoute } from './call-list-route.ts'
import { connectRoute } from './connect-route.ts'
import { recordingRoute } from './recording-route.ts'
import { voiceGate } from './voice-gate.ts'
import { notFound, sendRefusal } from './voice-refusal.ts'

export type VoiceRoutesOptions = {
  readonly ledger: Ledger
  readonly clock: PracticeClock
  readonly switchboard: Switchboard
  readonly recordingUrl: (sid: string) => string
}

/** Exotel's v1 voice family, `/v1/Accounts/{account}/…` (the case of the path matters), and its recordings. */
export function voiceRoutes({ ledger, clock, switchboard, recordingUrl }: VoiceRoutesOptions): Router {
  const routes = express.Router({ caseSensitive: true, strict: true })
  const base = '/v1/Accounts/:account'
  const both = (path: string) => [`${base}${path}`, `${base}${path}.json`]
  routes.use(base, express.raw({ type: () => true, limit: '64kb' }))
  routes.all(`${base}{/*rest}`, voiceGate(clock))
  routes.post(both('/Calls/connect'), connectRoute(switchboard, clock, recordingUrl))
  routes.get(both('/Calls'), callListRoute(ledger, clock, switchboard, recordingUrl))
  routes.get(`${base}/Calls/:sid`, callDetailsRoute(ledger, clock, recordingUrl))
  routes.get(`${base}/Numbers/:number`, numberRoute())
  routes.get(both('/Balance'), balanceRoute(ledger, clock))
  // The recordings lie on another host of the provider's and do not count against the account's rate.
  routes.get('/recordings/:file', recordingRoute(ledger, clock))
  routes.use(() => {
    throw notFound()
  })
  routes.use(sendRefusal)
  return routes
}
