import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/contract/calls.ts'
import { useTools } from '../../state/use-window.tsx'
import { dueNotices } from './due-notices.ts'
import { ring, showNotice } from './show-notice.ts'

/** In a browser only: the desktop has its own. Tells what happens to somebody whose window lies behind another, if they let it. */
export function OutsideNotices() {
  const { t } = useTranslation('care')
  const { store } = useTools()
  const tell = useEffectEvent((before: readonly CallView[], now: readonly CallView[]) => {
    if (window.maskline !== undefined) return
    const { preferences } = store.getState()
    for (const { event, who } of dueNotices(before, now, preferences.notices.events)) {
      if (!document.hidden || !('Notification' in globalThis) || Notification.permission !== 'granted')
        continue
      showNotice(t(`notices.event.${event}`), who)
      if (preferences.notices.sound) ring()
    }
  })
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.calls !== before.calls) tell(Object.values(before.calls), Object.values(state.calls))
      }),
    [store],
  )
  return null
}
