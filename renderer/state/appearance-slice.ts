import type { Slice } from './slice.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const languages = ['en', 'hi'] as const
export type Language = (typeof languages)[number]

export const hourStyles = ['12', '24'] as const
export type HourStyle = (typeof hourStyles)[number]

export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]

/** How this machine shows the desk; it belongs to the screen, not to the user. */
export type AppearanceSlice = {
  readonly theme: Theme
  readonly language: Language
  readonly hours: HourStyle
  readonly density: Density
  setTheme(theme: Theme): void
  setLanguage(language: Language): void
  setHours(hours: HourStyle): void
  setDensity(density: Density): void
}

const keys = {
  theme: 'maskline.theme',
  language: 'maskline.language',
  hours: 'maskline.hours',
  density: 'maskline.density',
} as const

export const createAppearanceSlice: Slice<AppearanceSlice> = ({ storage }) => {
  return (set) => ({
    theme: oneOf(themes, storage.getItem(keys.theme), 'system'),
    language: oneOf(languages, storage.getItem(keys.language), 'en'),
    hours: oneOf(hourStyles, storage.getItem(keys.hours), '12'),
    density: oneOf(densities, storage.getItem(keys.density), 'comfortable'),
    setDensity(density) {
      storage.setItem(keys.density, density)
      set({ density })
    },
    setTheme(theme) {
      storage.setItem(keys.theme, theme)
      set({ theme })
    },
    setLanguage(language) {
      storage.setItem(keys.language, language)
      set({ language })
    },
    setHours(hours) {
      storage.setItem(keys.hours, hours)
      set({ hours })
    },
  })
}

function oneOf<Word extends string>(words: readonly Word[], stored: string | null, otherwise: Word): Word {
  return words.find((word) => word === stored) ?? otherwise
}
