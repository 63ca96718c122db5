import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DesktopState, UpdateState } from '../../../shared/contract/desktop.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { useTold } from '../frame/use-told.ts'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { SettingForm } from './setting-form.tsx'
import { PlainRow } from './setting-row.tsx'

/** What belongs to this computer rather than to the desk: the global key, links, updates. */
export function ComputerSection() {
  const { t } = useTranslation('computer')
  const remote = useWindow((state) => state.desktop)
  const ask = useWindow((state) => state.askDesktop)
  useEffect(() => void ask(), [ask])
  return (
    <>
      <SectionHead title={t('title')} about={t('about')} />
      <RemoteFace remote={remote} onAsk={() => void ask()}>
        {({ state }) =>
          state === null ? (
            <p className="text-ink2">{t('browser')}</p>
          ) : (
            <>
              <Outside state={state} />
              <Updates state={state} />
            </>
          )
        }
      </RemoteFace>
    </>
  )
}

function Outside({ state }: { readonly state: DesktopState }) {
  const { t } = useTranslation('computer')
  const setGlobalKey = useWindow((store) => store.setGlobalKey)
  const setTelLinks = useWindow((store) => store.setTelLinks)
  const { run } = useTold()
  const { key, state: keyState } = state.globalKey
  const shownKey = keyState === 'refused' ? t('keyRefused', { key: key ?? '' }) : (key ?? t('keyOff'))
  return (
    <Group title={t('outside')}>
      <ChangeableRow
        label={t('globalKey')}
        value={shownKey}
        about={t('globalKeyAbout')}
        start={key ?? ''}
        example={t('globalKeyExample')}
        onSave={(text) => setGlobalKey(text === '' ? null : text)}
      />
      <PlainRow
        label={t('telLinks')}
        value={
          <Choice
            label={t('telLinks')}
            value={state.telLinks === 'ours' ? 'ours' : 'not-ours'}
            options={[
              { value: 'ours', label: t('telOurs') },
              { value: 'not-ours', label: t('telNotOurs') },
            ]}
            onChange={(choice) => run(() => setTelLinks(choice === 'ours'))}
          />
        }
        source={state.telLinks === 'refused' ? t('telRefused') : t('telLinksAbout')}
      />
    </Group>
  )
}

function Updates({ state }: { readonly state: DesktopState }) {
  const { t } = useTranslation('computer')
  const mayChange = useWindow(selectHasRight('settings'))
  const setUpdateFeed = useWindow((store) => store.setUpdateFeed)
  return (
    <Group title={t('updates')}>
      <ChangeableRow
        label={t('feed')}
        value={state.updateFeed ?? t('keyOff')}
        about={t('feedAbout')}
        start={state.updateFeed ?? ''}
        example="https://updates.example.org/maskline"
        {...(mayChange && { onSave: setUpdateFeed })}
      />
      <UpdateRow update={state.update} />
    </Group>
  )
}

function UpdateRow({ update }: { readonly update: UpdateState }) {
  const { t } = useTranslation('computer')
  const checkUpdate = useWindow((store) => store.checkUpdate)
  const installUpdate = useWindow((store) => store.installUpdate)
  const { run, running } = useTold()
  const version = 'version' in update ? update.version : ''
  const canLook = update.kind === 'not-asked' || update.kind === 'latest' || update.kind === 'failed'
  return (
    <>
      <PlainRow
        label={t('version')}
        value={<span aria-live="polite">{t(`update.${update.kind}`, { version })}</span>}
      >
        {canLook && (
          <Button kind="link" onClick={() => run(checkUpdate)}>
            {t('look')}
          </Button>
        )}
      </PlainRow>
      {update.kind === 'ready' && (
        <div className="pt-4">
          <Button kind="primary" aria-disabled={running} onClick={() => run(installUpdate)}>
            {t('install')}
          </Button>
        </div>
      )}
    </>
  )
}

type ChangeableRowProps = {
  readonly label: string
  readonly value: string
  readonly about: string
  readonly start: string
  readonly example: string
  /** Left out where it may only be read. */
  readonly onSave?: (text: string) => Promise<void>
}

function ChangeableRow({ label, value, about, start, example, onSave }: ChangeableRowProps) {
  const { t } = useTranslation('settings')
  const [editing, setEditing] = useState(false)
  if (editing && onSave !== undefined) {
    const close = () => setEditing(false)
    return (
      <SettingForm
        label={label}
        secret={false}
        start={start}
        example={example}
        onSave={onSave}
        onClose={close}
      />
    )
  }
  return (
    <PlainRow label={label} value={value} source={about}>
      {onSave !== undefined && (
        <Button kind="link" onClick={() => setEditing(true)}>
          {t('change')}
          <Spoken> {label}</Spoken>
        </Button>
      )}
    </PlainRow>
  )
}
