import { type IconName, iconDrawings } from './icon-drawings.tsx'

export type IconProps = { readonly name: IconName; readonly size?: number; readonly className?: string }

/** Always beside a word or inside a named control, so readers skip it. */
export function Icon({ name, size = 16, className = '' }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {iconDrawings[name]}
    </svg>
  )
}
