import { useTranslation } from 'react-i18next'
import type { StripItem as StripFact } from '../../../shared/contract/desk.ts'
import { useAge } from '../../i18n/use-format.ts'
import { useFoundWords } from '../../i18n/use-found-words.ts'
import type { SettingsSection } from '../../state/navigation-slice.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useSecond, useWindow } from '../../state/use-window.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { StripItem, type StripTone } from '../../ui/strip-item.tsx'

type ItemName = 'account' | 'callbacks' | 'tunnel' | 'store'

const items: readonly {
  readonly name: ItemName
  readonly icon: IconName
  readonly opens: SettingsSection | null
}[] = [
  { name: 'account', icon: 'cloud', opens: 'account' },
  { name: 'callbacks', icon: 'callbacks', opens: 'callbacks' },
  { name: 'tunnel', icon: 'tunnel', opens: 'callbacks' },
  { name: 'store', icon: 'store', opens: null },
]

const tones: Readonly<Record<StripFact['health'], StripTone>> = {
  fresh: 'quiet',
  off: 'quiet',
  late: 'late',
  dead: 'dead',
}

/** The four things the desk stands on, each with a word and its age. */
export function StripItems() {
  const status = useWindow((state) => state.deskStatus)
  const maySet = useWindow(selectHasRight('settings'))
  const goTo = useWindow((state) => state.goTo)
  const wording = useStripWording()
  if (status === null) return null
  return (
    <ul className="flex items-center gap-1">
      {items.map(({ name, icon, opens }) => (
        <li key={name} className="flex">
          <StripItem
            tone={tones[status[name].health]}
            icon={icon}
            {...wording(name, status[name])}
            {...(maySet && opens !== null && { onOpen: () => goTo({ page: 'settings', section: opens }) })}
          />
        </li>
      ))}
    </ul>
  )
}

function useStripWording() {
  const { t } = useTranslation('strip')
  const foundWords = useFoundWords()
  const age = useAge()
  const now = useSecond()
  return (name: ItemName, { health, reason, at }: StripFact) => {
    // A reason that has no word here is said by how bad it is.
    const word = foundWords(`strip:word.${reason}`) ?? t(`health.${health}`)
    const title = t(name)
    if (at === null) return { name: title, word, sentence: `${title}: ${word}` }
    const old = age(now - at)
    const sentence = t('sentence', { title, word, age: old })
    if (health === 'off' || wordsThatStand.includes(reason)) return { name: title, word, sentence }
    return { name: title, word: health === 'fresh' ? old : `${word}, ${old}`, sentence }
  }
}

/** While these hold, their age says nothing. */
const wordsThatStand = ['practice', 'saved']
