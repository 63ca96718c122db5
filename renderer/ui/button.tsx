import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-drawings.tsx'
import { KeyCap } from './key-cap.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'link' | 'danger' | 'blocked'
export type ButtonSize = 'small' | 'medium' | 'large'

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> & {
  readonly kind?: ButtonKind
  readonly size?: ButtonSize
  readonly icon?: IconName
  readonly keys?: readonly string[]
  readonly submits?: boolean
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

const looks: Readonly<Record<ButtonKind, string>> = {
  primary: 'bg-button text-button-text hover:bg-button-hover font-medium',
  secondary: 'border border-line2 bg-surface text-ink hover:bg-hover font-medium',
  quiet: 'text-ink2 hover:bg-hover hover:text-ink',
  link: 'min-h-0! px-0! rounded-none! border-b border-line2 text-ink hover:border-ink',
  danger: 'border border-error-edge bg-surface text-error hover:bg-error-tint font-medium',
  blocked: 'border border-dashed border-line2 text-ink3',
}

const sizes: Readonly<Record<ButtonSize, string>> = {
  small: 'min-h-6.5 px-2.5 gap-1.5',
  medium: 'min-h-7.5 px-3 gap-2',
  large: 'min-h-9.5 px-4 gap-2 text-name',
}

/** One look per meaning. `blocked` cannot be pressed but can be focused: its label is the reason. */
export function Button(props: ButtonProps) {
  const { kind = 'secondary', size = 'medium', icon, keys, submits = false, children, ...rest } = props
  return (
    <button
      {...rest}
      type={submits ? 'submit' : 'button'}
      aria-disabled={kind === 'blocked' ? rest.onClick === undefined : rest['aria-disabled']}
      className={`inline-flex shrink-0 items-center justify-center rounded-button text-left transition-colors duration-(--time-press) select-none ${sizes[size]} ${looks[kind]}`}
    >
      {kind === 'blocked' ? <Icon name="lock" size={14} /> : icon && <Icon name={icon} size={14} />}
      <span>{children}</span>
      {keys && <KeyCap keys={keys} onButton={kind === 'primary'} />}
    </button>
  )
}
