import { useTranslation } from 'react-i18next'
import { Chip, type ChipTone } from '../../ui/chip.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import type { LineStanding } from './line-model.ts'

const looks: Readonly<Record<LineStanding, readonly [ChipTone, IconName]>> = {
  none: ['plain', 'lock'],
  active: ['ready', 'check'],
  ending: ['wrap', 'clock'],
  closing: ['plain', 'clock'],
  closed: ['plain', 'lock'],
  expired: ['plain', 'clock'],
  failed: ['error', 'warning'],
}

export function LineChip({ standing }: { readonly standing: LineStanding }) {
  const { t } = useTranslation('masking')
  const [tone, icon] = looks[standing]
  return (
    <Chip tone={tone} icon={icon}>
      {t(`state.${standing}`)}
    </Chip>
  )
}
