import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type NoticeEvent, noticeEvents } from '../../../shared/domain/preferences.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { useTold } from '../frame/use-told.ts'
import { ring, showNotice } from '../outside-notices/show-notice.ts'
import { Group, SectionHead } from './section-parts.tsx'
import { PlainRow } from './setting-row.tsx'

/** What is told to somebody who does not look at the window. */
export function NoticesSection() {
  const { t } = useTranslation('care')
  const notices = useWindow((state) => state.preferences.notices)
  const change = useWindow((state) => state.changePreferences)
  const { run } = useTold()
  const set = (next: Partial<typeof notices>) => run(() => change({ notices: { ...notices, ...next } }))
  const toggle = (event: NoticeEvent, on: boolean) => {
    const others = notices.events.filter((known) => known !== event)
    set({ events: on ? [...others, event] : others })
  }
  return (
    <>
      <SectionHead title={t('notices.title')} about={t('notices.about')}>
        <TestNotice sound={notices.sound} />
      </SectionHead>
      <Group title={t('notices.group')} hint={t('notices.hint')}>
        {noticeEvents.map((event) => (
          <PlainRow
            key={event}
            label={t(`notices.event.${event}`)}
            value={
              <OnOff
                label={t(`notices.event.${event}`)}
                on={notices.events.includes(event)}
                onChange={(on) => toggle(event, on)}
              />
            }
          />
        ))}
        <PlainRow
          label={t('notices.sound')}
          value={<OnOff label={t('notices.sound')} on={notices.sound} onChange={(sound) => set({ sound })} />}
        />
      </Group>
    </>
  )
}

type OnOffProps = {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

function OnOff({ label, on, onChange }: OnOffProps) {
  const { t } = useTranslation('care')
  return (
    <Choice
      label={label}
      value={on ? 'on' : 'off'}
      options={[
        { value: 'on', label: t('notices.on') },
        { value: 'off', label: t('notices.off') },
      ]}
      onChange={(value) => onChange(value === 'on')}
    />
  )
}

/** The permission is asked for by this press and never unasked. */
function TestNotice({ sound }: { readonly sound: boolean }) {
  const { t } = useTranslation('care')
  const [said, setSaid] = useState<'shown' | 'refused' | 'missing' | null>(null)
  const test = async () => {
    if (!('Notification' in globalThis)) return setSaid('missing')
    const permission = await Notification.requestPermission()
    if (permission !== 'granted') return setSaid('refused')
    showNotice(t('notices.testTitle'), t('notices.testBody'))
    if (sound) ring()
    setSaid('shown')
  }
  return (
    <span className="flex flex-wrap items-center gap-3">
      <span aria-live="polite" className="text-small text-ink2">
        {said !== null && t(`notices.test.${said}`)}
      </span>
      <Button kind="primary" onClick={() => void test()}>
        {t('notices.test')}
      </Button>
    </span>
  )
}
