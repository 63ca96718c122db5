import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { Group } from './section-parts.tsx'
import { useCopy } from './use-copy.ts'

/** The two tunnels most desks use. Only the listener's port may be behind one. */
export function TunnelHowTo({ listenerUrl }: { readonly listenerUrl: string }) {
  const { t } = useTranslation('callbackTest')
  const copy = useCopy()
  const commands = [
    ['cloudflared', `cloudflared tunnel --url ${listenerUrl}`],
    ['ngrok', `ngrok http ${new URL(listenerUrl).port}`],
  ] as const
  return (
    <Group title={t('how.title')} hint={t('how.hint')}>
      <ol className="flex list-decimal flex-col gap-2 py-3 pl-5">
        <li>
          {t('how.start')}
          {commands.map(([name, command]) => (
            <span key={name} className="mt-1.5 flex flex-wrap items-center gap-3">
              <code className="rounded-button border border-line2 bg-sunken px-2.5 py-1 font-mono text-small break-all">
                {command}
              </code>
              <Button size="small" icon="copy" onClick={() => copy(async () => command, name)}>
                {t('copy')}
                <Spoken> {name}</Spoken>
              </Button>
            </span>
          ))}
        </li>
        <li>{t('how.enter')}</li>
        <li>{t('how.paste')}</li>
        <li>{t('how.test')}</li>
      </ol>
    </Group>
  )
}
