import { useTranslation } from 'react-i18next'
import type { ApiDescription } from '../../../shared/contract/api-description.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { useAsked } from './use-asked.ts'
import { useCopy } from './use-copy.ts'

const shapes = `{"success": true, "message": "…", "data": {…}}
{"success": false, "message": "…", "error": {"code": "bad-input", "field": "…"}}`

/** The integration API to read: every route, what goes in, and what comes out. */
export function ApiSection() {
  const { t } = useTranslation('api')
  const asked = useAsked('api.description', {})
  return (
    <>
      <SectionHead title={t('routes.title')} about={t('routes.about')} />
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {({ base, routes }) => (
          <>
            <HowTo base={base} />
            <Group title={t('routes.group')} hint={t('routes.hint', { count: routes.length })}>
              <ul>
                {routes.map((route) => (
                  <RouteEntry key={`${route.method} ${route.path}`} route={route} />
                ))}
              </ul>
            </Group>
          </>
        )}
      </RemoteFace>
    </>
  )
}

function HowTo({ base }: { readonly base: string }) {
  const { t } = useTranslation('api')
  const copy = useCopy()
  const command = `curl -H "Authorization: Bearer $MASKLINE_KEY" ${base}/openapi.json`
  return (
    <Group title={t('routes.how')}>
      <div className="flex flex-col gap-2 py-3">
        <p>{t('routes.howWords')}</p>
        <div className="flex items-center gap-3">
          <code className="min-w-0 flex-1 rounded-card border border-line bg-sunken px-3 py-2 font-mono text-small break-all select-text">
            {command}
          </code>
          <Button onClick={() => copy(async () => command, t('routes.command'))}>{t('copy')}</Button>
        </div>
        <p>{t('routes.failures')}</p>
        <Shape text={shapes} />
      </div>
    </Group>
  )
}

function Shape({ text }: { readonly text: string }) {
  return (
    <pre className="rounded-card border border-line bg-sunken px-3 py-2 font-mono text-small whitespace-pre-wrap select-text">
      {text}
    </pre>
  )
}

type RouteView = ApiDescription['routes'][number]

function RouteEntry({ route }: { readonly route: RouteView }) {
  const { t } = useTranslation('api')
  const { method, path, right, message, query, body, answer } = route
  const parts = [
    ['query', query],
    ['body', body],
    ['answer', answer],
  ] as const
  return (
    <li className="border-b border-line">
      <details className="group py-2">
        <summary className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="w-11 shrink-0 font-mono text-small font-semibold">{method}</span>
          <code className="min-w-0 flex-1 font-mono break-all">{path}</code>
          <Chip tone="plain">{t(`right.${right}`)}</Chip>
        </summary>
        <div className="flex flex-col gap-2 py-2 pl-14 drawer:pl-0">
          {/* What the API itself says, in the language of its bodies. */}
          <p lang="en" className="text-ink2">
            {message}
          </p>
          {parts.map(([part, text]) =>
            text === null ? null : (
              <div key={part}>
                <h3 className="text-small text-ink2">{t(`routes.${part}`)}</h3>
                <Shape text={text} />
              </div>
            ),
          )}
        </div>
      </details>
    </li>
  )
}
