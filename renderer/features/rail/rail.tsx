import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { useKey } from '../keys/use-key.ts'
import { NoticeDock } from '../notices/notice-dock.tsx'
import { FindField } from './find-field.tsx'
import { RailFaces } from './rail-faces.tsx'
import { RailList } from './rail-list.tsx'
import { useRailItems } from './use-rail-items.ts'
import { useRailSelection } from './use-rail-selection.ts'

/** Find, and one list with one selection; notices dock at its foot. */
export function Rail() {
  const { t } = useTranslation('rail')
  const find = useRef<HTMLInputElement>(null)
  const open = useWindow((state) => state.drawer === 'rail')
  const openDrawer = useWindow((state) => state.openDrawer)
  const cutOffSince = useWindow(selectCutOffSince)
  const now = useMinute()
  const items = useRailItems(now)
  const selection = useRailSelection(items)
  const focusFind = () => {
    // At once, for the next key is typed into it already.
    flushSync(() => openDrawer('rail'))
    find.current?.select()
  }
  useKey('find', focusFind)
  return (
    <aside
      aria-label={t('title')}
      data-region="rail"
      tabIndex={-1}
      className={`flex w-64 shrink-0 flex-col border-r border-line bg-canvas short:w-61 drawer:absolute drawer:inset-y-0 drawer:left-0 drawer:z-10 drawer:shadow-level2 ${open ? '' : 'drawer:hidden'}`}
    >
      <FindField inputRef={find} selection={selection} />
      <RailFaces empty={items.length === 0} cutOffSince={cutOffSince} />
      <RailList items={items} now={now} selection={selection} />
      <NoticeDock />
    </aside>
  )
}
