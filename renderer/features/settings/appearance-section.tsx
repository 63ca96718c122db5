import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { densities, hourStyles, themes } from '../../state/appearance-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Choice } from '../../ui/choice.tsx'
import { LanguageChoice } from '../appearance/language-choice.tsx'
import { Group, SectionHead } from './section-parts.tsx'

export function AppearanceSection() {
  const { t } = useTranslation('settings')
  const theme = useWindow((state) => state.theme)
  const hours = useWindow((state) => state.hours)
  const density = useWindow((state) => state.density)
  const setDensity = useWindow((state) => state.setDensity)
  const setTheme = useWindow((state) => state.setTheme)
  const setHours = useWindow((state) => state.setHours)
  return (
    <>
      <SectionHead title={t('appearance.title')} about={t('appearance.about')} />
      <Group title={t('appearance.group')}>
        <Row label={t('appearance.theme')}>
          <Choice
            label={t('appearance.theme')}
            value={theme}
            options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
            onChange={setTheme}
          />
        </Row>
        <Row label={t('appearance.language')}>
          <LanguageChoice />
        </Row>
        <Row label={t('appearance.density')}>
          <Choice
            label={t('appearance.density')}
            value={density}
            options={densities.map((value) => ({ value, label: t(`density.${value}`) }))}
            onChange={setDensity}
          />
        </Row>
        <Row label={t('appearance.hours')}>
          <Choice
            label={t('appearance.hours')}
            value={hours}
            options={hourStyles.map((value) => ({ value, label: t(`hours.${value}`) }))}
            onChange={setHours}
          />
        </Row>
      </Group>
    </>
  )
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid min-h-11 grid-cols-[200px_minmax(0,1fr)] items-center gap-x-4 border-b border-line py-1.5 drawer:grid-cols-1">
      <span aria-hidden="true" className="text-ink2">
        {label}
      </span>
      {children}
    </div>
  )
}
