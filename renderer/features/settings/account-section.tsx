import { useTranslation } from 'react-i18next'
import type { AccountSettings } from '../../../shared/contract/settings.ts'
import { selectIsPractice } from '../../state/desk-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { AccountTestPanel } from './account-test-panel.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { SettingRow } from './setting-row.tsx'

/** In the order in which Exotel's own page prints them. */
const fields = [
  { name: 'accountSid', example: 'nestwell1' },
  { name: 'apiKey', example: undefined },
  { name: 'apiToken', example: undefined },
  { name: 'subdomain', example: 'api.in.exotel.com' },
  { name: 'defaultExophone', example: '080-473-59907' },
  { name: 'flowAppId', example: '123456' },
  { name: 'apiBaseUrl', example: 'http://127.0.0.1:8080' },
] as const satisfies readonly { name: keyof AccountSettings; example: string | undefined }[]

export function AccountSection() {
  const { t } = useTranslation('settings')
  const remote = useWindow((state) => state.accountSettings)
  const ask = useWindow((state) => state.askAccountSettings)
  const change = useWindow((state) => state.changeAccount)
  const test = useWindow((state) => state.testAccount)
  const run = useWindow((state) => state.accountTest)
  const practice = useWindow(selectIsPractice)
  const running = run.kind === 'running'
  return (
    <>
      <SectionHead title={t('account.title')} about={t(practice ? 'account.aboutPractice' : 'account.about')}>
        <Button
          kind="primary"
          icon="refresh"
          aria-disabled={running}
          onClick={() => {
            if (!running) void test()
          }}
        >
          {t(running ? 'account.testing' : run.kind === 'not-run' ? 'account.test' : 'account.testAgain')}
        </Button>
      </SectionHead>
      <AccountTestPanel run={run} />
      <RemoteFace remote={remote} onAsk={() => void ask()}>
        {(settings) => (
          <Group title={t('account.group')} hint={t(practice ? 'account.standInHint' : 'neverOverwritten')}>
            {fields.map(({ name, example }) => (
              <SettingRow
                key={name}
                label={t(`account.${name}`)}
                setting={settings[name]}
                {...(example !== undefined && { example })}
                // The stand-in's account is no setting: real credentials must never be typed into it.
                {...(!practice && { onChange: (value: string) => change({ [name]: value }) })}
              />
            ))}
          </Group>
        )}
      </RemoteFace>
    </>
  )
}
