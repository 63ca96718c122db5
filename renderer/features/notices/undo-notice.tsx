import { useTranslation } from 'react-i18next'
import type { LateAct } from '../../state/late-acts-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'

/** What is about to be done drains a bar for as long as it can be taken back. */
export function UndoNotice({ act }: { readonly act: LateAct }) {
  const { t } = useTranslation('notices')
  const undoAct = useWindow((state) => state.undoAct)
  // In text fields too: what cannot be taken back goes before what was typed.
  useShortcut({ key: 'z', control: true }, undoAct)
  return (
    <div className="rise-notice relative flex items-center gap-2.5 overflow-hidden border-t border-line2 bg-surface px-3.5 py-3">
      <Icon name="undo" size={14} className="text-ink2" />
      <p className="min-w-0 flex-1 font-medium">{t(`late.${act.fact.kind}`, { name: act.fact.name })}</p>
      <Button size="small" keys={['Ctrl', 'Z']} aria-keyshortcuts="Control+Z" onClick={undoAct}>
        {t('undo')}
      </Button>
      <span aria-hidden="true" className="drain-bar absolute inset-x-0 bottom-0 h-0.75 origin-left bg-ink" />
    </div>
  )
}
