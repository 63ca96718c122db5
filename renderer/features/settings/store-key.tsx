import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AboutDesk } from '../../../shared/contract/about.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { WhyForm } from '../privacy/why-form.tsx'
import { Group } from './section-parts.tsx'
import type { Asked } from './use-asked.ts'

/** A new key for everything on the disk. The recovery code is the one way that only a person can wrap anew. */
export function StoreKey({ asked, about }: { readonly asked: Asked<AboutDesk>; readonly about: AboutDesk }) {
  const { t } = useTranslation('privacy')
  const { client } = useTools()
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed')
  const [code, setCode] = useState('')
  const { submit, sending, sentence } = useSubmit()
  const hasCode = about.slots.includes('recovery-code')
  const change = (why: string) =>
    submit(async () => {
      asked.put(await client.request('keys.change', { recoveryCode: hasCode ? code : null, why }))
      setState('done')
      setCode('')
    })
  return (
    <Group title={t('key.title')}>
      <div className="flex max-w-140 flex-col items-start gap-3 py-3">
        <p>{t('key.about')}</p>
        {about.oldKeys > 0 && (
          <p className="text-small text-ink2">{t('key.old', { count: about.oldKeys })}</p>
        )}
        {state === 'open' ? (
          <WhyForm
            press={t(sending ? 'key.working' : 'key.press')}
            ready={!hasCode || code.trim() !== ''}
            sending={sending}
            sentence={sentence}
            onSend={change}
            onClose={() => setState('closed')}
          >
            {hasCode && (
              <Field
                label={t('key.code')}
                hint={t('key.codeHint')}
                value={code}
                onChange={(event) => setCode(event.currentTarget.value)}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </WhyForm>
        ) : (
          <Button icon="refresh" onClick={() => setState('open')}>
            {t('key.change')}
          </Button>
        )}
        {state === 'done' && <p role="status">{t('key.done')}</p>}
      </div>
    </Group>
  )
}
