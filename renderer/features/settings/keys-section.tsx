import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { useTold } from '../frame/use-told.ts'
import { type KeyChoice, type KeyRefusal, keyChoices, refusalOf, withShortcut } from '../keys/key-choices.ts'
import { capsOf, pressedCombination } from '../keys/key-combination.ts'
import { Group, SectionHead } from './section-parts.tsx'

/** Every key of the window, each to be put on another; two things are never on one. */
export function KeysSection() {
  const { t } = useTranslation('care')
  const shortcuts = useWindow((state) => state.preferences.shortcuts)
  const change = useWindow((state) => state.changePreferences)
  const { run } = useTold()
  const save = (next: Record<string, string>) => run(() => change({ shortcuts: next }))
  const changed = Object.keys(shortcuts).length > 0
  return (
    <>
      <SectionHead title={t('keys.title')} about={t('keys.about')}>
        {changed && <Button onClick={() => save({})}>{t('keys.resetAll')}</Button>}
      </SectionHead>
      <Group title={t('keys.group')}>
        {keyChoices(shortcuts).map((choice) => (
          <KeyRow key={choice.does} choice={choice} onSave={save} />
        ))}
      </Group>
    </>
  )
}

type KeyRowProps = {
  readonly choice: KeyChoice
  readonly onSave: (shortcuts: Record<string, string>) => void
}

function KeyRow({ choice, onSave }: KeyRowProps) {
  const { t } = useTranslation(['keys', 'care'])
  const shortcuts = useWindow((state) => state.preferences.shortcuts)
  const [listening, setListening] = useState(false)
  const [refusal, setRefusal] = useState<(KeyRefusal & { readonly combination: string }) | null>(null)
  const { does, combination, usual, fixed } = choice
  const give = (next: string) => {
    const refused = refusalOf(does, next, shortcuts)
    setRefusal(refused === null ? null : { ...refused, combination: next })
    if (refused !== null) return
    onSave(withShortcut(shortcuts, does, next))
    setListening(false)
  }
  const name = t(`keys:${does}`)
  return (
    <div className="grid min-h-10 grid-cols-[minmax(0,1fr)_150px_minmax(160px,auto)] items-center gap-x-4 border-b border-line py-1.5 drawer:grid-cols-1">
      <span className="text-ink2">{name}</span>
      <span>
        <KeyCap keys={capsOf(combination)} />
        <Spoken>{combination}</Spoken>
      </span>
      <span className="flex justify-end gap-3">
        {fixed && <span className="text-small text-ink3">{t('care:keys.fixed')}</span>}
        {!fixed && combination !== usual && (
          <Button kind="link" onClick={() => give(usual)}>
            {t('care:keys.reset')}
            <Spoken> {name}</Spoken>
          </Button>
        )}
        {!fixed &&
          (listening ? (
            <Listening name={name} onPress={give} onEnd={() => setListening(false)} />
          ) : (
            <Button kind="link" onClick={() => setListening(true)}>
              {t('care:keys.change')}
              <Spoken> {name}</Spoken>
            </Button>
          ))}
      </span>
      {refusal !== null && (
        <p role="alert" className="col-span-full text-small text-error">
          <RefusalWords refusal={refusal} combination={refusal.combination} />
        </p>
      )}
    </div>
  )
}

type ListeningProps = {
  readonly name: string
  readonly onPress: (combination: string) => void
  readonly onEnd: () => void
}

/** Has the focus and takes the next key for its own, whatever that key does elsewhere. */
function Listening({ name, onPress, onEnd }: ListeningProps) {
  const { t } = useTranslation('care')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onEnd()
    const combination = pressedCombination(event.nativeEvent)
    if (combination !== null) onPress(combination)
  }
  return (
    <button
      type="button"
      ref={focusFirst}
      aria-label={t('keys.pressFor', { name })}
      onKeyDown={onKeyDown}
      onBlur={onEnd}
      className="min-h-7 rounded-button border border-ink px-2.5 text-small"
    >
      {t('keys.press')}
    </button>
  )
}

/** It takes the place of the button that was just pressed. */
function focusFirst(button: HTMLButtonElement | null): void {
  button?.focus()
}

function RefusalWords({
  refusal,
  combination,
}: {
  readonly refusal: KeyRefusal
  readonly combination: string
}) {
  const { t } = useTranslation(['care', 'keys'])
  switch (refusal.kind) {
    case 'in-use':
      return t('care:keys.inUse', { key: combination, by: t(`keys:${refusal.by}`) })
    case 'not-usable':
      return t('care:keys.notUsable', { key: combination })
    case 'kept':
      return t('care:keys.kept', { key: combination })
  }
}
