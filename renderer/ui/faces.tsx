import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-drawings.tsx'

export type EmptyFaceProps = {
  readonly icon: IconName
  /** What is true. */
  readonly fact: string
  /** What comes next. */
  readonly next: string
  /** True where it stands for a whole page. */
  readonly page?: boolean
  readonly children?: ReactNode
}

export function EmptyFace({ icon, fact, next, page = false, children }: EmptyFaceProps) {
  return (
    <div className="flex flex-col items-start gap-1 p-5">
      <Icon name={icon} size={18} className="mb-2 text-ink3" />
      {page ? <h1 className="font-semibold">{fact}</h1> : <p className="font-semibold">{fact}</p>}
      <p className="max-w-[44ch] text-small text-ink2">{next}</p>
      {children}
    </div>
  )
}

export type ErrorFaceProps = {
  readonly happened: string
  readonly kept: string
  readonly press: string
  readonly onPress: () => void
}

export function ErrorFace({ happened, kept, press, onPress }: ErrorFaceProps) {
  return (
    <div role="alert" className="flex flex-col items-start gap-1.5 p-5">
      <p className="flex items-start gap-2 font-semibold">
        <Icon name="warning" size={16} className="h-(--line-body) text-error" />
        <span>{happened}</span>
      </p>
      <p className="max-w-[52ch] text-small text-ink2">{kept}</p>
      <div className="mt-2">
        <Button size="small" onClick={onPress}>
          {press}
        </Button>
      </div>
    </div>
  )
}

export type StaleLineProps = { readonly words: string; readonly press: string; readonly onPress: () => void }

/** What is shown below may be old; it says how old. */
export function StaleLine({ words, press, onPress }: StaleLineProps) {
  return (
    <div className="flex items-center gap-2 rounded-button bg-wrap-tint px-2.5 py-1 text-small text-wrap">
      <Icon name="clock" size={12} />
      <span className="min-w-0 flex-1">{words}</span>
      <Button kind="link" onClick={onPress}>
        {press}
      </Button>
    </div>
  )
}
