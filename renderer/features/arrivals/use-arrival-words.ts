import { useTranslation } from 'react-i18next'
import type { NoticeFact } from '../../state/notices-slice.ts'

/** The facts of notices that have something to do with arrivals. */
export type ArrivalFact = Extract<
  NoticeFact,
  {
    kind:
      | 'arrival-waits'
      | 'known-with-bookings'
      | 'known-without-booking'
      | 'nobody-known'
      | 'no-such-booking'
      | 'link-refused'
      | 'page-recovered'
      | 'update-ready'
  }
>

type Words = { readonly bad: boolean; readonly fact: string; readonly more: string }

/** `bad` notices stay until they are closed. */
export function useArrivalWords(): (fact: ArrivalFact) => Words {
  const { t } = useTranslation('arrivals')
  return (fact) => {
    switch (fact.kind) {
      case 'arrival-waits':
        return {
          bad: true,
          fact: fact.name === '' ? t('waitsUnnamed') : t('waits', { name: fact.name }),
          more: t('waitsMore'),
        }
      case 'known-with-bookings':
        return { bad: false, fact: t('found', fact), more: t('foundMore', fact) }
      case 'known-without-booking':
        return { bad: false, fact: t('noBooking', fact), more: fact.label }
      case 'nobody-known':
        return { bad: true, fact: t('nobody', { end: fact.label.slice(-4) }), more: t('nobodyMore') }
      case 'no-such-booking':
        return { bad: true, fact: t('noSuchBooking'), more: t('noSuchBookingMore') }
      case 'link-refused':
        return { bad: true, fact: t('refused'), more: t(`refused.${fact.reason}`) }
      case 'page-recovered':
        return { bad: true, fact: t('recovered'), more: t('recoveredMore') }
      case 'update-ready':
        return { bad: true, fact: t('updateReady', fact), more: t('updateReadyMore') }
    }
  }
}
