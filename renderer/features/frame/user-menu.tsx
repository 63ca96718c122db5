import { DropdownMenu } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import { selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { MenuPortal } from '../../ui/menu-portal.tsx'
import { useTold } from './use-told.ts'

/** Who is signed in, and how to leave. */
export function UserMenu() {
  const { t } = useTranslation('frame')
  const user = useWindow(selectUser)
  const goTo = useWindow((state) => state.goTo)
  const signOut = useWindow((state) => state.signOut)
  const lock = useWindow((state) => state.lock)
  const { run } = useTold()
  if (user === null) return null
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={t('userMenu', { name: user.name })}
        className="mt-1 grid size-7 shrink-0 place-items-center rounded-full border border-line2 bg-hover text-micro font-semibold text-ink2 hover:border-ink3"
      >
        {initials(user.name)}
      </DropdownMenu.Trigger>
      <MenuPortal>
        <DropdownMenu.Content
          side="right"
          align="end"
          sideOffset={10}
          className="z-30 min-w-52 rounded-card bg-raised p-1.5 shadow-level2 rise-notice"
        >
          <DropdownMenu.Label className="px-2 py-1.5">
            <span className="block font-semibold">{user.name}</span>
            <span className="block text-small text-ink3">{t(`role.${user.role}`)}</span>
          </DropdownMenu.Label>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <MenuItem
            icon="phone"
            words={t('myPhone')}
            onSelect={() => goTo({ page: 'settings', section: 'my-phone' })}
          />
          <MenuItem
            icon="type"
            words={t('appearance')}
            onSelect={() => goTo({ page: 'settings', section: 'appearance' })}
          />
          <MenuItem icon="lock" words={t('lock')} onSelect={() => run(lock)} />
          <MenuItem icon="sign-out" words={t('signOut')} onSelect={() => void signOut()} />
        </DropdownMenu.Content>
      </MenuPortal>
    </DropdownMenu.Root>
  )
}

type MenuItemProps = { readonly icon: IconName; readonly words: string; readonly onSelect: () => void }

function MenuItem({ icon, words, onSelect }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className="flex min-h-8 items-center gap-2.5 rounded-button px-2 text-ink outline-none data-highlighted:bg-hover"
    >
      <Icon name={icon} size={14} className="text-ink2" />
      {words}
    </DropdownMenu.Item>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toUpperCase()
}
