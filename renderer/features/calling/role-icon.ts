import type { LegView } from '../../../shared/contract/calls.ts'
import type { IconName } from '../../ui/icon-drawings.tsx'

/** Who somebody is, as a drawing; always beside a word. */
export const roleIcons: Readonly<Record<LegView['who'], IconName>> = {
  agent: 'headset',
  customer: 'person',
  worker: 'wrench',
  vendor: 'shop',
  unknown: 'phone',
}
