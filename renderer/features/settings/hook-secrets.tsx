import { useTranslation } from 'react-i18next'
import type { CallbackSettings } from '../../../shared/contract/settings.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { useTold } from '../frame/use-told.ts'
import { PlainRow, SettingValue } from './setting-row.tsx'
import { useSourceWords } from './use-source-words.ts'

/** The secrets in the paths of hooks. A renewed one leaves the one before it a day. */
export function HookSecrets({ settings }: { readonly settings: CallbackSettings }) {
  const { t } = useTranslation('callbackTest')
  const { client } = useTools()
  const ask = useWindow((state) => state.askCallbackSettings)
  const format = useFormat()
  const sourceWords = useSourceWords()
  const { run, running } = useTold()
  const renew = (token: 'hook' | 'flow') => () =>
    run(async () => {
      await client.request('settings.renew-token', { token })
      await ask()
    })
  const rows = [
    ['hook', settings.hookToken, settings.previousHoldsUntil.hook],
    ['flow', settings.flowToken, settings.previousHoldsUntil.flow],
  ] as const
  return rows.map(([token, setting, until]) => (
    <PlainRow
      key={token}
      label={t(`secret.${token}`)}
      value={<SettingValue setting={setting} />}
      source={
        until === null
          ? sourceWords(setting)
          : t('secret.bothHold', { time: `${format.date(until)}, ${format.time(until)}` })
      }
    >
      <Button kind="link" aria-disabled={running} onClick={renew(token)}>
        {t('secret.renew')}
        <Spoken> {t(`secret.${token}`)}</Spoken>
      </Button>
    </PlainRow>
  ))
}
