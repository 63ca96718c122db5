import { AppError } from '../../../shared/app-error.ts'
import type { DesktopState, UpdateState } from '../../../shared/contract/desktop.ts'
import type { CallLedger } from '../calls/call-ledger.ts'
import type { DeskStatusBoard } from '../desk/desk-status.ts'
import type { PushHub } from '../events.ts'
import { type Disposable, Lifetime } from '../lifetime.ts'
import type { Clock, DesktopHost, Log } from '../ports.ts'
import type { Settings } from '../settings/settings.ts'
import type { Arrivals } from './arrivals.ts'
import { CallAlerts } from './call-alerts.ts'
import { TrayWatch } from './tray-watch.ts'
import { Updates } from './updates.ts'

export type DesktopDeskParts = {
  readonly host: DesktopHost
  readonly arrivals: Arrivals
  readonly ledger: CallLedger
  readonly desk: DeskStatusBoard
  readonly settings: Settings
  readonly pushes: PushHub
  readonly clock: Clock
  readonly log: Log
}

/** The desk as the computer around the window sees it: tray, notifications, the global key, updates. */
export class DesktopDesk implements Disposable {
  readonly #parts: DesktopDeskParts
  readonly #lifetime = new Lifetime()
  readonly #updates: Updates
  readonly tray: TrayWatch

  constructor(parts: DesktopDeskParts) {
    const { host, ledger, desk, settings, pushes, clock, log } = parts
    this.#parts = parts
    const attending = () => pushes.listeningUsers
    this.tray = new TrayWatch({
      show: (state) => host.show(state),
      status: () => desk.status(),
      attending,
      isInCall: async (userId) => (await ledger.table.openOfAgent(userId)) !== null,
      log,
    })
    this.#updates = new Updates({
      updater: host.updater,
      clock,
      log,
      feed: () => settings.get('updates.feed-url'),
      callGoesOn: async () => (await ledger.table.allOpen()).length > 0,
      changed: (state) => this.#updateChanged(state),
    })
  }

  start(): void {
    const { host, ledger, pushes, clock, log } = this.#parts
    const alerts = new CallAlerts({
      notify: (notice) => host.notify(notice),
      views: (calls) => ledger.views(calls),
      attending: () => pushes.listeningUsers,
      clock,
      log,
    })
    this.#lifetime.own(this.tray)
    this.#lifetime.own(this.#updates).start()
    const stops = [
      pushes.onAudienceChanged(() => this.tray.look()),
      pushes.overhear((push) => {
        if (push.name === 'desk.changed') this.tray.look()
        if (push.name !== 'agents.changed') return
        this.tray.noteWrapUp(push.payload.userId, push.payload.state === 'wrap-up')
      }),
      ledger.onChanged((changes) => {
        alerts.hear(changes)
        this.tray.look()
        this.#updates
          .callsChanged()
          .catch((cause: unknown) => log.error('updates', 'The end of a call was not noticed', { cause }))
      }),
    ]
    this.#lifetime.own({ dispose: () => stops.forEach((stop) => void stop()) })
    this.tray.look()
  }

  state(): DesktopState {
    const { host, settings } = this.#parts
    return {
      globalKey: host.globalKey(),
      telLinks: host.telLinks(),
      updateFeed: settings.get('updates.feed-url'),
      update: this.#updates.state,
    }
  }

  /** A key that another program has is part of the answer. @throws AppError `bad-input` for what is no key. */
  setGlobalKey(key: string | null): DesktopState {
    try {
      this.#parts.host.setGlobalKey(key)
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause
      throw new AppError(
        'bad-input',
        'This is not a key for the whole computer. Write it as Control+Shift+Space.',
        { field: 'key', reason: 'global-key' },
        cause,
      )
    }
    return this.state()
  }

  setTelLinks(ours: boolean): DesktopState {
    this.#parts.host.setTelLinks(ours)
    return this.state()
  }

  /** @throws AppError `bad-input` with the setting as `field`. */
  async setUpdateFeed(url: string, userId: string): Promise<DesktopState> {
    await this.#parts.settings.change({ 'updates.feed-url': url }, userId)
    this.#updates.feedChanged()
    return this.state()
  }

  /** Answers at once; what is found arrives as `desktop.changed`. */
  checkUpdate(): DesktopState {
    void this.#updates.check()
    return this.state()
  }

  /** @throws AppError `wrong-state` during a call, and when there is nothing to install. */
  installUpdate(): Promise<void> {
    return this.#updates.install()
  }

  dispose(): Promise<void> {
    return this.#lifetime.dispose()
  }

  #updateChanged(update: UpdateState): void {
    const { arrivals, pushes } = this.#parts
    if (update.kind === 'ready') arrivals.arrive({ kind: 'update-ready', version: update.version })
    pushes.publish('desktop.changed', { ...this.state(), update })
  }
}
