import { useTranslation } from 'react-i18next'
import type { SessionSide } from '../../../shared/contract/masking.ts'
import { Icon } from '../../ui/icon.tsx'
import { Spoken } from '../../ui/spoken.tsx'

/** What each of the two types who calls from a phone that is not known; folded, for it is seldom asked. */
export function LineCodes({ sides }: { readonly sides: readonly SessionSide[] }) {
  const { t } = useTranslation('masking')
  const coded = sides.flatMap(({ partyId, name, code }) => (code === null ? [] : [{ partyId, name, code }]))
  if (coded.length === 0) return null
  return (
    <details className="group/codes text-small text-ink2">
      <summary className="flex w-fit list-none items-center gap-1 rounded-chip hover:text-ink">
        <Icon name="chevron-right" size={12} className="group-open/codes:rotate-90" />
        {t('codes')}
      </summary>
      <ul className="pl-4">
        {coded.map(({ partyId, name, code }) => (
          <li key={partyId} className="flex justify-between gap-4">
            <span className="min-w-0 truncate">{name}</span>
            <span className="font-medium text-ink">
              <span aria-hidden="true">{`${code.slice(0, 3)} ${code.slice(3)}`}</span>
              <Spoken>{[...code].join(' ')}</Spoken>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
