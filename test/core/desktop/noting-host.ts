import type { DeskNotice, DesktopHost, TrayState, Updater } from '../../../electron/core/ports.ts'
import type { DesktopState } from '../../../shared/contract/desktop.ts'

/** A feed that offers what the test says, and remembers what was asked of it. */
export class ScriptedUpdater implements Updater {
  canUpdate = true
  offered: string | null = null
  readonly doings: string[] = []
  /** Set to let a download wait; rejected when it is cut short. */
  downloading: PromiseWithResolvers<void> | null = null
  failure: Error | null = null

  async check(feed: string): Promise<string | null> {
    this.doings.push(`check ${feed}`)
    if (this.failure !== null) throw this.failure
    return this.offered
  }

  async download(): Promise<void> {
    this.doings.push('download')
    await this.downloading?.promise
  }

  cutShort(): void {
    this.doings.push('cut short')
    this.downloading?.reject(new Error('cancelled'))
    this.downloading = null
  }

  async install(): Promise<void> {
    this.doings.push('install')
  }
}

/** A computer that remembers what it was told. */
export class NotingHost implements DesktopHost {
  readonly updater = new ScriptedUpdater()
  readonly notices: DeskNotice[] = []
  readonly shown: TrayState[] = []
  readonly languages: string[] = []
  key: DesktopState['globalKey'] = { key: null, state: 'off' }
  tel: DesktopState['telLinks'] = 'not-ours'

  notify = (notice: DeskNotice) => void this.notices.push(notice)
  show = (state: TrayState) => void this.shown.push(state)
  setLanguage = (language: string) => void this.languages.push(language)
  globalKey = () => this.key
  telLinks = () => this.tel

  setGlobalKey(key: string | null): void {
    if (key === 'A') throw new RangeError('no key')
    this.key = key === null ? { key, state: 'off' } : { key, state: key.endsWith('T') ? 'refused' : 'works' }
  }

  setTelLinks(ours: boolean): void {
    this.tel = ours ? 'ours' : 'not-ours'
  }
}
