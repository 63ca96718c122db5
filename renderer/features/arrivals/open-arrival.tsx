import { useTranslation } from 'react-i18next'
import type { Notice } from '../../state/notices-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'

/** On a notice: opens what came while somebody was writing, or leads to the new version. */
export function OpenArrival({ notice: { id, fact } }: { readonly notice: Notice }) {
  const { t } = useTranslation('arrivals')
  const goTo = useWindow((state) => state.goTo)
  const searchBookings = useWindow((state) => state.searchBookings)
  const dismiss = useWindow((state) => state.dismissNotice)
  if (fact.kind !== 'arrival-waits' && fact.kind !== 'update-ready') return null
  const open = () => {
    if (fact.kind === 'update-ready') goTo({ page: 'settings', section: 'computer' })
    else {
      goTo(fact.place)
      if (fact.find !== null) void searchBookings(fact.find)
    }
    dismiss(id)
  }
  return (
    <div className="pt-2">
      <Button size="small" onClick={open}>
        {t(fact.kind === 'update-ready' ? 'toUpdate' : 'open')}
      </Button>
    </div>
  )
}
