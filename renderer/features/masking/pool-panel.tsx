import { useTranslation } from 'react-i18next'
import type { PoolPressure } from '../../../shared/contract/masking.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { poolVerdict } from './board-model.ts'

/** Which ExoPhones are in use, by how many people, and whether they will suffice. */
export function PoolPanel({ pool }: { readonly pool: PoolPressure }) {
  const { t } = useTranslation('masking')
  const goTo = useWindow((state) => state.goTo)
  const maySet = useWindow(selectHasRight('settings'))
  const { have, needed, missing } = poolVerdict(pool)
  const short = missing > 0 || have === 0
  return (
    <section aria-labelledby="pool" className="flex flex-col gap-2">
      <h2 id="pool" className="text-name font-semibold">
        {t('pool.title')}
      </h2>
      <p className={`flex items-start gap-2 ${short ? 'text-wrap' : ''}`}>
        <Icon
          name={short ? 'warning' : 'check'}
          size={14}
          className={`h-(--line-body) ${short ? '' : 'text-ready'}`}
        />
        <span>
          {have === 0 && t('pool.none')}
          {have > 0 && missing > 0 && t('pool.short', { count: missing, needed, have })}
          {have > 0 && missing === 0 && t('pool.enough', { count: have, needed })}
        </span>
      </p>
      {pool.waiting > 0 && <p className="text-wrap">{t('pool.waiting', { count: pool.waiting })}</p>}
      <Lines pool={pool} />
      {short && maySet && (
        <span>
          <Button size="small" onClick={() => goTo({ page: 'settings', section: 'masking' })}>
            {t('pool.toSettings')}
          </Button>
        </span>
      )}
    </section>
  )
}

function Lines({ pool: { lines } }: { readonly pool: PoolPressure }) {
  const { t } = useTranslation('masking')
  const most = Math.max(1, ...lines.map(({ people }) => people))
  return (
    <ul className="flex flex-col gap-2">
      {lines.map((line) => (
        <li key={line.id} className="flex flex-col gap-1">
          <span className="flex justify-between gap-3 text-small">
            <span className="min-w-0 truncate">
              <MaskedNumber label={line.label} />
              {line.name !== '' && <span className="text-ink2"> {line.name}</span>}
            </span>
            <span className="shrink-0 text-ink2">{t('pool.people', { count: line.people })}</span>
          </span>
          <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-line">
            <span
              className="block h-full rounded-full bg-field"
              style={{ width: `${(line.people / most) * 100}%` }}
            />
          </span>
          {line.isDefault && <span className="text-small text-ink3">{t('pool.default')}</span>}
        </li>
      ))}
    </ul>
  )
}
