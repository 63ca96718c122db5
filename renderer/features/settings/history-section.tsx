import { useTranslation } from 'react-i18next'
import type { SettingChangeView } from '../../../shared/contract/desk-settings.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useFoundWords } from '../../i18n/use-found-words.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { useTold } from '../frame/use-told.ts'
import { RemoteFace } from './remote-face.tsx'
import { SectionHead } from './section-parts.tsx'
import { type Asked, useAsked } from './use-asked.ts'

const shownChanges = 200

/** Every change of a setting, newest first; each can be taken back by another. */
export function HistorySection() {
  const { t } = useTranslation('care')
  const asked = useAsked('settings.history', { limit: shownChanges })
  return (
    <>
      <SectionHead title={t('history.title')} about={t('history.about')} />
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {(changes) =>
          changes.length === 0 ? (
            <p className="text-ink2">{t('history.none')}</p>
          ) : (
            <ul className="flex flex-col border-t border-line">
              {changes.map((change) => (
                <Change key={change.id} change={change} asked={asked} />
              ))}
            </ul>
          )
        }
      </RemoteFace>
    </>
  )
}

type ChangeProps = { readonly change: SettingChangeView; readonly asked: Asked<SettingChangeView[]> }

function Change({ change, asked }: ChangeProps) {
  const { t } = useTranslation('care')
  const { client } = useTools()
  const format = useFormat()
  const foundWords = useFoundWords()
  const { run, running } = useTold()
  const name = foundWords(`care:key.${change.key}`) ?? change.key
  const undo = () =>
    run(async () => asked.put(await client.request('settings.undo', { changeId: change.id })))
  return (
    <li className="grid min-h-11 grid-cols-[150px_minmax(0,1fr)_minmax(0,220px)_140px] items-center gap-x-4 border-b border-line py-1.5 drawer:grid-cols-1">
      <span className="text-small text-ink2">{`${format.date(change.at)}, ${format.time(change.at)}`}</span>
      <span className="min-w-0">
        <span className="font-medium">{name}</span>
        <span className="block text-small break-words text-ink2">
          <Values change={change} />
        </span>
      </span>
      <span className="text-small text-ink3">
        <Who change={change} />
      </span>
      <span className="justify-self-end text-right">
        {!change.undoable ? (
          <span className="text-small text-ink3">{t('history.secretStays')}</span>
        ) : (
          <Button kind="link" aria-disabled={running} onClick={undo}>
            {t('history.undo')}
            <Spoken> {name}</Spoken>
          </Button>
        )}
      </span>
    </li>
  )
}

function Values({ change }: { readonly change: SettingChangeView }) {
  const { t } = useTranslation('care')
  if (change.secret) return t('history.secret')
  const shown = (value: string | null) => (value === null || value === '' ? t('history.notSet') : value)
  return t('history.values', { from: shown(change.oldValue), to: shown(change.newValue) })
}

function Who({ change }: { readonly change: SettingChangeView }) {
  const { t } = useTranslation('care')
  const { source, variable, userName, undoes } = change
  if (source === 'environment') return t('history.fromVariable', { variable: variable ?? '' })
  if (userName === null) return t('history.byProgram')
  return t(undoes === null ? 'history.by' : 'history.undoneBy', { name: userName })
}
