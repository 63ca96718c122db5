import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { MissedRow } from '../inbound/missed-row.tsx'

/** Who called and was not answered, the newest first. */
export function MissedWaiting({ now }: { readonly now: number }) {
  const { t } = useTranslation('floor')
  const missed = useWindow((state) => state.missed.value)
  return (
    <section aria-labelledby="missed-waiting">
      <h2 id="missed-waiting" className="pb-1 text-name font-semibold">
        {t('missed', { count: missed?.length ?? 0 })}
      </h2>
      {missed?.length === 0 && <p className="text-small text-ink2">{t('nobodyMissed')}</p>}
      <ul className="-mx-2 flex flex-col">
        {(missed ?? []).map((caller) => (
          <li key={caller.key}>
            <MissedRow caller={caller} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}
