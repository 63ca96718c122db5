import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { CallbackSender } from './callbacks/callback-sender.ts'
import { controlRoutes } from './control/control-routes.ts'
import { incomingRoutes } from './control/incoming-routes.ts'
import { CallIns } from './incoming/call-ins.ts'
import { DynamicConnect } from './incoming/dynamic-connect.ts'
import { FlowHooks } from './incoming/flow-hooks.ts'
import { IncomingLine } from './incoming/incoming-line.ts'
import { Ledger } from './ledger/ledger.ts'
import type { PracticeRun } from './ledger/ledger-entry.ts'
import { StateFile } from './ledger/state-file.ts'
import { machineWall, PracticeClock, type Wall } from './practice-clock.ts'
import { beginRun } from './practice-run.ts'
import { Switchboard } from './switchboard.ts'
import { voiceRoutes } from './voice/voice-routes.ts'

export type StandInOptions = {
  /** 0 picks a free one. */
  readonly port: number
  readonly seed: number
  /** Practice seconds in a second of the wall, at least 1. */
  readonly speed: number
  /** Where the ledger is kept; null: nowhere, it ends with the process. */
  readonly stateFile: string | null
  /** The instant at which a fresh practice begins; null: by the hours of work. */
  readonly clockStart: number | null
  /** Goes on exactly where the clock stands, even after a stop in good order. */
  readonly keepClock: boolean
  /** Null: drawn. */
  readonly instance: string | null
  readonly onRequest?: (request: IncomingMessage) => void
  /** Called once a client has asked the stand-in to stop and was told that it did. */
  readonly onStopped?: () => void
  readonly wall?: Wall
}

/** A running stand-in for Exotel. */
export type StandIn = {
  readonly url: string
  /** Tells this process from an earlier or later one at the same address. */
  readonly instance: string
  readonly clock: PracticeClock
  readonly ledger: Ledger
  /** Ends in good order: what is kept is closed, then what is open is cut. */
  dispose(): Promise<void>
}

/** Resolves when it takes requests. @throws Error with a sentence for a person: the port is taken, the state is in use. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const stateFile = options.stateFile === null ? null : new StateFile(options.stateFile)
  try {
    const ledger = new Ledger(stateFile?.read() ?? [])
    const run = beginRun(ledger, options, options.wall ?? machineWall)
    ledger.record({ entry: 'run', run })
    stateFile?.rewrite(ledger.entries())
    if (stateFile) ledger.writeTo(stateFile)
    return await serve(options, ledger, run, stateFile)
  } catch (failure) {
    stateFile?.close()
    throw failure
  }
}

async function serve(
  options: StandInOptions,
  ledger: Ledger,
  run: PracticeRun,
  stateFile: StateFile | null,
): Promise<StandIn> {
  const server = createServer()
  const { wallOrigin, origin, speed } = run
  const clock = new PracticeClock({ wallOrigin, origin, speed }, options.wall ?? machineWall)
  const url = await listen(server, options.port)
  const recordingUrl = (sid: string) => `${url}/recordings/${sid}.mp3`
  const callbacks = new CallbackSender(ledger, clock, recordingUrl)
  const switchboard = new Switchboard(ledger, clock, callbacks, run.seed)
  const hooks = new FlowHooks(ledger, clock, recordingUrl)
  const connect = new DynamicConnect()
  const incoming = new IncomingLine(ledger, clock, hooks, connect, run)
  const callIns = new CallIns(ledger, clock, incoming, run)
  const instance = options.instance ?? randomBytes(12).toString('hex')
  const { halt, isHalted } = halting(() => {
    clock.dispose()
    callbacks.dispose()
    hooks.dispose()
    connect.dispose()
    ledger.record({ entry: 'stopped', at: clock.now() })
    stateFile?.close()
    server.close()
  })
  const app = express().disable('x-powered-by').set('case sensitive routing', true)
  app.use((_request, response, next) => {
    // Nothing may be accepted any more that could not be kept.
    if (isHalted()) response.destroy()
    else next()
  })
  app.use(controlRoutes({ ledger, run, clock, instance, halt, onHalted: options.onStopped ?? (() => {}) }))
  app.use(incomingRoutes({ ledger, incoming, callIns }))
  app.use(voiceRoutes({ ledger, clock, switchboard, recordingUrl }))
  server.on('request', options.onRequest ?? (() => {}))
  server.on('request', app)
  for (const call of ledger.calls) {
    callbacks.follow(call)
    if (call.incoming) hooks.follow(call, 'afterRestart')
  }
  callIns.start()
  const closed = once(server, 'close')
  const dispose = async () => {
    halt()
    server.closeAllConnections()
    await closed
  }
  return { url, instance, clock, ledger, dispose }
}

/** Runs once, however often it is asked for. */
function halting(run: () => void): { readonly halt: () => void; readonly isHalted: () => boolean } {
  let halted = false
  const halt = () => {
    if (halted) return
    halted = true
    run()
  }
  return { halt, isHalted: () => halted }
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on TCP has an address with a port.
  const address = server.address() as AddressInfo
  return `http://127.0.0.1:${address.port}`
}
