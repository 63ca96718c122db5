import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { selectIsPractice } from '../../state/desk-slice.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { PhoneTest } from './phone-test.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { PlainRow } from './setting-row.tsx'

/** The phone that rings first when I call somebody. It goes in whole and comes back masked. */
export function MyPhoneSection() {
  const { t } = useTranslation('settings')
  const user = useWindow(selectUser)
  if (user === null) return null
  const { phoneLabel } = user
  return (
    <>
      <SectionHead title={t('phone.title')} about={t('phone.about')} />
      <Group title={t('phone.group')}>
        <PlainRow
          label={t('phone.now')}
          value={
            phoneLabel === null ? (
              <span className="text-ink3">{t('notSet')}</span>
            ) : (
              <MaskedNumber label={phoneLabel} />
            )
          }
          source={t('phone.kept')}
        />
        {phoneLabel !== null && <PhoneTest verified={user.phoneVerified} />}
        <PhoneForm first={phoneLabel === null} />
      </Group>
    </>
  )
}

function PhoneForm({ first }: { readonly first: boolean }) {
  const { t } = useTranslation('settings')
  const { store } = useTools()
  const practice = useWindow(selectIsPractice)
  const [number, setNumber] = useState('')
  const { submit, sending, sentence } = useSubmit()
  const save = (event: FormEvent) => {
    event.preventDefault()
    submit(async () => {
      await store.getState().setMyPhone(number)
      setNumber('')
      const label = selectUser(store.getState())?.phoneLabel ?? ''
      store.getState().tell({ kind: 'phone-set', label })
    })
  }
  return (
    <form onSubmit={save} className="flex max-w-120 flex-wrap items-start gap-3 pt-4">
      <div className="min-w-60 flex-1">
        <Field
          label={t(first ? 'phone.number' : 'phone.newNumber')}
          type="tel"
          inputMode="tel"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          placeholder="+91 98765 43210"
          hint={practice ? t('phone.hintPractice') : t('phone.hint')}
          error={sentence}
          autoComplete="off"
        />
      </div>
      <div className="pt-[calc(var(--line-small)+4px)] *:min-h-8.5">
        <Button kind="primary" submits aria-disabled={sending}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
