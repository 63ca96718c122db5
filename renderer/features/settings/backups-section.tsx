import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupCheck, BackupView } from '../../../shared/contract/backups.ts'
import { useAge, useFormat } from '../../i18n/use-format.ts'
import { useSecond, useTools, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { useTold } from '../frame/use-told.ts'
import { byteWords } from './byte-words.ts'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { PlainRow } from './setting-row.tsx'
import { useAsked } from './use-asked.ts'

/** Sealed copies of the store: taken daily and on request, and put back. */
export function BackupsSection() {
  const { t } = useTranslation('care')
  const { client } = useTools()
  const format = useFormat()
  const asked = useAsked('backups.list', {})
  const { run, running } = useTold()
  const take = () => run(async () => asked.put(await client.request('backups.take', {})))
  return (
    <>
      <SectionHead title={t('backups.title')} about={t('backups.about')}>
        <Button kind="primary" icon="store" aria-disabled={running} onClick={take}>
          {t(running ? 'backups.taking' : 'backups.take')}
        </Button>
      </SectionHead>
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {({ backups, folder, kept, nextAt }) => (
          <Group title={t('backups.group')} hint={t('backups.kept', { count: kept })}>
            {backups.length === 0 && <p className="py-3 text-ink2">{t('backups.none')}</p>}
            <ul>
              {backups.map((backup) => (
                <Backup key={backup.id} backup={backup} onRestored={asked.ask} />
              ))}
            </ul>
            <PlainRow
              label={t('backups.next')}
              value={`${format.date(nextAt)}, ${format.time(nextAt)}`}
              source={t('backups.daily')}
            />
            <PlainRow label={t('backups.folder')} value={folder} source={t('backups.elsewhere')} />
          </Group>
        )}
      </RemoteFace>
    </>
  )
}

type BackupProps = { readonly backup: BackupView; readonly onRestored: () => void }

function Backup({ backup, onRestored }: BackupProps) {
  const { t } = useTranslation('care')
  const format = useFormat()
  const age = useAge()
  const now = useSecond()
  const [asking, setAsking] = useState(false)
  const check = useCheck(backup.id)
  const taken = `${format.date(backup.takenAt)}, ${format.time(backup.takenAt)}`
  const facts = { count: backup.calls, size: byteWords(backup.bytes) }
  return (
    <li className="border-b border-line py-1.5">
      <div className="grid min-h-10 grid-cols-[200px_minmax(0,1fr)_minmax(0,240px)_150px] items-center gap-x-4 drawer:grid-cols-1">
        <span className="font-medium">{taken}</span>
        <span className="text-ink2">{t('backups.facts', facts)}</span>
        <span className="text-small text-ink3">
          {t('backups.reasonAndAge', {
            reason: t(`backups.reason.${backup.reason}`),
            age: age(now - backup.takenAt),
          })}
        </span>
        <span className="flex gap-4 justify-self-end">
          <Button kind="link" aria-disabled={check.checking} onClick={check.ask}>
            {t(check.checking ? 'backups.checking' : 'backups.check')}
            <Spoken> {taken}</Spoken>
          </Button>
          <Button kind="link" aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {t('backups.restore')}
            <Spoken> {taken}</Spoken>
          </Button>
        </span>
      </div>
      <div role="status">{check.found !== null && <CheckFound found={check.found} />}</div>
      {asking && (
        <RestoreQuestion
          backup={backup}
          taken={taken}
          onClose={() => setAsking(false)}
          onRestored={onRestored}
        />
      )}
    </li>
  )
}

/** Reads a copy through, without changing anything. */
function useCheck(id: string) {
  const { client } = useTools()
  const { run, running: checking } = useTold()
  const [found, setFound] = useState<BackupCheck | null>(null)
  const ask = () => {
    if (checking) return
    setFound(null)
    run(async () => setFound(await client.request('backups.check', { id })))
  }
  return { found, checking, ask }
}

function CheckFound({ found }: { readonly found: BackupCheck }) {
  const { t } = useTranslation('care')
  const whole = found.kind === 'whole'
  return (
    <p className={`flex items-center gap-1.5 pb-1.5 text-small ${whole ? 'text-ready' : 'text-error'}`}>
      <Icon name={whole ? 'check' : 'warning'} size={12} />
      {found.kind === 'whole' && t('backups.whole', { count: found.calls })}
      {found.kind === 'damaged' && t('backups.damaged')}
      {found.kind === 'newer' && t('backups.newer')}
    </p>
  )
}

type RestoreQuestionProps = {
  readonly backup: BackupView
  readonly taken: string
  readonly onClose: () => void
  readonly onRestored: () => void
}

/** Says what a restore does before it does it. */
function RestoreQuestion({ backup, taken, onClose, onRestored }: RestoreQuestionProps) {
  const { t } = useTranslation('care')
  const { client } = useTools()
  const beginSession = useWindow((state) => state.beginSession)
  const { submit, sending, sentence } = useSubmit()
  const restore = () =>
    submit(async () => {
      await client.request('backups.restore', { id: backup.id })
      // Another desk is open now; it may not know this session.
      await beginSession()
      onClose()
      onRestored()
    })
  return (
    <fieldset className="mt-1 mb-2 rounded-card border border-wrap-edge bg-wrap-tint p-4">
      <legend className="sr-only">{t('backups.restore')}</legend>
      <p className="max-w-[70ch]">{t('backups.question', { taken, count: backup.calls })}</p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button kind="danger" aria-disabled={sending} onClick={restore}>
          {t(sending ? 'backups.restoring' : 'backups.restoreNow')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('backups.leave')}
        </Button>
        <Refusal sentence={sentence} />
      </div>
    </fieldset>
  )
}
