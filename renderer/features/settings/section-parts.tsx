import type { ReactNode } from 'react'

export type SectionHeadProps = {
  readonly title: string
  readonly about: string
  readonly children?: ReactNode
}

export function SectionHead({ title, about, children }: SectionHeadProps) {
  return (
    <header className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <div className="min-w-60 flex-1">
        <h1 className="text-title font-semibold">{title}</h1>
        <p className="text-ink2">{about}</p>
      </div>
      {children}
    </header>
  )
}

export type GroupProps = { readonly title: string; readonly hint?: string; readonly children: ReactNode }

/** Settings that belong together, parted by rules. */
export function Group({ title, hint, children }: GroupProps) {
  return (
    <section className="flex flex-col">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line pb-2">
        <h2 className="font-semibold">{title}</h2>
        {hint !== undefined && <p className="text-small text-ink2">{hint}</p>}
      </div>
      {children}
    </section>
  )
}
