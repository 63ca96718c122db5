import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { choiceText } from '../../state/log-choice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyFace, ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { NoticeDock } from '../notices/notice-dock.tsx'
import { CallDetails } from './call-details.tsx'
import { CallTable, type OpenedCall } from './call-table.tsx'
import { ExportCalls } from './export-calls.tsx'
import { LogFilters } from './log-filters.tsx'
import { LogTotals } from './log-totals.tsx'

/** The calls of the desk, newest first: narrowed to what somebody asks, and what they come to. */
export function CallLogPage() {
  const { t } = useTranslation('callLog')
  const choice = useWindow((state) => state.logChoice)
  const [opened, setOpened] = useState<OpenedCall | null>(null)
  const open = useWindow((state) => (opened === null ? undefined : state.calls[opened.id]))
  return (
    <>
      <main data-region tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface -outline-offset-2!">
        <header className="flex flex-wrap items-baseline gap-3 px-5 pt-4 pb-3">
          <h1 className="text-title font-semibold">{t('title')}</h1>
          <ExportCalls />
        </header>
        <LogFilters choice={choice} />
        <LogTotals />
        <Calls openId={opened?.id ?? null} onOpen={setOpened} />
        <NoticeDock />
      </main>
      {open && opened && (
        <CallDetails call={open} listening={opened.listening} onClose={() => setOpened(null)} />
      )}
    </>
  )
}

type CallsProps = { readonly openId: string | null; readonly onOpen: (opened: OpenedCall) => void }

function Calls({ openId, onOpen }: CallsProps) {
  const { t } = useTranslation('callLog')
  const { value, error, at } = useWindow((state) => state.callLog)
  const total = useWindow((state) => state.callTotals.value?.calls ?? null)
  const choice = useWindow((state) => state.logChoice)
  const askCallLog = useWindow((state) => state.askCallLog)
  const cutOff = useWindow(selectCutOffSince) !== null
  const errorWords = useErrorWords()
  const ask = () => void askCallLog(choice)
  if (value === null) {
    if (error !== null) return <ErrorFace {...errorWords(error)} press={t('again')} onPress={ask} />
    return <SkeletonBars widths={[96, 96, 96, 96, 96, 96, 96]} gap={22} label={t('reading')} />
  }
  const stale = (cutOff || error !== null) && at !== null
  return (
    <>
      <div className="flex flex-col gap-2 px-5 empty:hidden">
        {stale && <StaleNotice readAt={at} onAsk={ask} />}
        {value.tooMany && <p className="text-small text-wrap">{t('tooMany')}</p>}
        <NewCalls onShow={ask} />
      </div>
      {value.ids.length > 0 && (
        <CallTable
          key={choiceText(choice)}
          ids={value.ids}
          total={total}
          more={value.more}
          openId={openId}
          onOpen={onOpen}
        />
      )}
      {value.ids.length === 0 && <NoCalls narrowed={choiceText(choice) !== ''} />}
    </>
  )
}

function NoCalls({ narrowed }: { readonly narrowed: boolean }) {
  const { t } = useTranslation('callLog')
  if (narrowed) return <EmptyFace icon="list" fact={t('nothingFits')} next={t('chooseOther')} />
  return <EmptyFace icon="list" fact={t('noCalls')} next={t('callsCome')} />
}

/** The list never jumps under whoever reads it. */
function NewCalls({ onShow }: { readonly onShow: () => void }) {
  const { t } = useTranslation('callLog')
  const count = useWindow((state) => state.newCallIds.length)
  return (
    <div role="status" className="empty:hidden">
      {count > 0 && (
        <p className="flex items-center gap-3 rounded-button bg-sunken px-2.5 py-1 text-small">
          {t('newCalls', { count })}
          <Button kind="link" onClick={onShow}>
            {t('showNew')}
          </Button>
        </p>
      )}
    </div>
  )
}
