import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useSubmit } from '../errors/use-submit.ts'

/** Whether the number reaches me; it may be used before anybody knows. */
export function PhoneTest({ verified }: { readonly verified: boolean }) {
  const { t } = useTranslation('people')
  const { store } = useTools()
  const { submit, sending, sentence } = useSubmit()
  const [rings, setRings] = useState(false)
  const ring = () =>
    submit(async () => {
      await store.getState().testMyPhone()
      setRings(true)
    })
  const words = rings ? t('testing') : t('unverified')
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5">
      <p
        role="status"
        className={`flex min-w-60 flex-1 items-center gap-2 ${verified ? 'text-ready' : 'text-ink2'}`}
      >
        <Icon name={verified ? 'check' : 'phone'} size={14} />
        {verified ? t('verified') : words}
      </p>
      {sentence !== null && <p className="text-small text-error">{sentence}</p>}
      <Button icon="phone-out" aria-disabled={sending} onClick={ring}>
        {t('test')}
      </Button>
    </div>
  )
}
