import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditCheck, AuditEntryView, AuditPage } from '../../../shared/contract/audit.ts'
import { type AuditKind, auditKinds } from '../../../shared/domain/audit.ts'
import { erasedName } from '../../../shared/domain/booking.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyFace } from '../../ui/faces.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useTold } from '../frame/use-told.ts'
import { RemoteFace } from './remote-face.tsx'
import { SectionHead } from './section-parts.tsx'
import { type Asked, useAsked } from './use-asked.ts'

const pageEntries = 50

/** What has to be accounted for, newest first; and whether it is still all that was written. */
export function AuditSection() {
  const { t } = useTranslation('privacy')
  const [kind, setKind] = useState<AuditKind | 'all'>('all')
  const wanted = kind === 'all' ? null : kind
  const asked = useAsked('audit.list', { kind: wanted, before: null, limit: pageEntries })
  const options = (['all', ...auditKinds] as const).map((value) => ({
    value,
    label: value === 'all' ? t('audit.all') : t(`kind.${value}`),
  }))
  return (
    <>
      <SectionHead title={t('audit.title')} about={t('audit.about')} />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <SelectField label={t('audit.kind')} value={kind} options={options} onChange={setKind} />
        <Verify />
      </div>
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {(page) => <Entries page={page} kind={wanted} asked={asked} />}
      </RemoteFace>
    </>
  )
}

function Verify() {
  const { t } = useTranslation('privacy')
  const { client } = useTools()
  const { run, running } = useTold()
  const [check, setCheck] = useState<AuditCheck | null>(null)
  const verify = () => {
    setCheck(null)
    run(async () => setCheck(await client.request('audit.verify', {})))
  }
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center justify-end gap-x-4 gap-y-2">
      <div role="status" className="max-w-140 text-right text-small">
        {check !== null && <Found check={check} />}
      </div>
      <Button icon="check" aria-disabled={running} onClick={verify}>
        {t(running ? 'audit.verifying' : 'audit.verify')}
      </Button>
    </div>
  )
}

function Found({ check }: { readonly check: AuditCheck }) {
  const { t } = useTranslation('privacy')
  if (check.kind === 'broken') {
    return (
      <p className="flex items-center justify-end gap-1.5 font-medium text-error">
        <Icon name="warning" size={14} />
        {t(`audit.${check.what}`, { sequence: check.sequence })}
      </p>
    )
  }
  return (
    <>
      <p className="font-medium text-ready">{t('audit.whole', { count: check.entries })}</p>
      {check.lastHash !== null && (
        <p className="text-ink2 select-text">{t('audit.lastHash', { hash: check.lastHash.slice(0, 16) })}</p>
      )}
    </>
  )
}

type EntriesProps = {
  readonly page: AuditPage
  readonly kind: AuditKind | null
  readonly asked: Asked<AuditPage>
}

function Entries({ page, kind, asked }: EntriesProps) {
  const { t } = useTranslation('privacy')
  const { client } = useTools()
  const { run, running } = useTold()
  const { entries, more } = page
  if (entries.length === 0) {
    const fact = t(kind === null ? 'audit.none' : 'audit.noneOfKind')
    return <EmptyFace icon="lock" fact={fact} next={t('audit.noneHint')} />
  }
  const before = entries.at(-1)?.sequence ?? null
  const older = () =>
    run(async () => {
      const next = await client.request('audit.list', { kind, before, limit: pageEntries })
      asked.put({ entries: [...entries, ...next.entries], more: next.more })
    })
  return (
    <>
      <ul className="flex flex-col border-t border-line">
        {entries.map((entry) => (
          <Entry key={entry.sequence} entry={entry} />
        ))}
      </ul>
      {more && (
        <div>
          <Button aria-disabled={running} onClick={older}>
            {t('audit.older')}
          </Button>
        </div>
      )}
    </>
  )
}

function Entry({ entry }: { readonly entry: AuditEntryView }) {
  const { t } = useTranslation('privacy')
  const format = useFormat()
  const { sequence, at, kind, userName, subject, bookingReference, why, hash } = entry
  const person = entry.subjectName === erasedName ? t('erased') : entry.subjectName
  const whom = subject === 'store' ? t('audit.store') : (person ?? '')
  return (
    <li className="grid min-h-11 grid-cols-[44px_150px_minmax(0,1fr)_minmax(0,200px)_90px] items-center gap-x-4 border-b border-line py-1.5 drawer:grid-cols-1">
      <span className="text-small text-ink3">{sequence}</span>
      <span className="text-small text-ink2">{`${format.date(at)}, ${format.time(at)}`}</span>
      <span className="min-w-0">
        <span className="font-medium">{t(`kind.${kind}`)}</span>
        <span className="text-ink2">{` · ${[whom, bookingReference].filter(Boolean).join(' · ')}`}</span>
        <span className="block text-small break-words text-ink2">{why}</span>
      </span>
      <span className="text-small text-ink2">{t('audit.by', { name: userName ?? t('audit.program') })}</span>
      <span className="font-mono text-small text-ink3" title={hash}>
        {hash.slice(0, 8)}
      </span>
    </li>
  )
}
