import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { filterOf } from '../../state/log-choice.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { useTold } from '../frame/use-told.ts'

/** The calls that are shown as a file; made while it is saved, so it can be cancelled at any time. */
export function ExportCalls() {
  const { t } = useTranslation('callLog')
  const mayExport = useWindow(selectHasRight('export'))
  const { progress, begin, cancel, columns, running } = useExport()
  if (!mayExport) return null
  const going = progress?.state === 'going-on'
  return (
    <div className="ml-auto flex items-center gap-3">
      {progress && <Progress {...progress} />}
      {going ? (
        <Button size="small" onClick={cancel}>
          {t('export.cancel')}
        </Button>
      ) : (
        <Button size="small" icon="arrow-down" aria-disabled={running} onClick={begin}>
          {t('export.begin')}
        </Button>
      )}
      <Button kind="link" onClick={columns}>
        {t('export.columns')}
      </Button>
    </div>
  )
}

function Progress({
  done,
  calls,
  state,
}: {
  readonly done: number
  readonly calls: number
  readonly state: string
}) {
  const { t } = useTranslation('callLog')
  const format = useFormat()
  const figures = { done: format.count(done), calls: format.count(calls) }
  if (state === 'going-on') {
    return (
      <span className="flex items-center gap-2 text-small text-ink2">
        <progress
          aria-label={t('export.title')}
          value={done}
          max={Math.max(calls, 1)}
          className="w-24 accent-ink"
        />
        {t('export.goingOn', figures)}
      </span>
    )
  }
  return (
    <span role="status" className={`text-small ${state === 'finished' ? 'text-ink2' : 'text-wrap'}`}>
      {t(state === 'finished' ? 'export.finished' : 'export.endedEarly', figures)}
    </span>
  )
}

function useExport() {
  const { client } = useTools()
  const { run, running } = useTold()
  const choice = useWindow((state) => state.logChoice)
  const now = useWindow((state) => state.now)
  const progress = useWindow((state) => state.callExport)
  const beginExport = useWindow((state) => state.beginExport)
  const save = async (kind: 'call-export' | 'call-columns', id: string) => {
    const { path } = await client.request('files.ticket', { kind, id })
    saveFile(path)
  }
  return {
    progress,
    running,
    begin: () =>
      run(async () => {
        const { id, calls } = await client.request('calls.export', { filter: filterOf(choice, now()) })
        beginExport({ id, done: 0, calls, state: 'going-on' })
        await save('call-export', id)
      }),
    cancel: () =>
      run(async () => {
        if (progress === null) return
        await client.request('calls.cancel-export', { id: progress.id })
        beginExport({ ...progress, state: 'ended-early' })
      }),
    columns: () => run(() => save('call-columns', 'all')),
  }
}

/** The answer says that it is to be saved and under which name. */
function saveFile(path: string): void {
  const link = document.createElement('a')
  link.href = path
  link.download = ''
  link.click()
}
