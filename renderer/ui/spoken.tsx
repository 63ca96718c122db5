import type { ReactNode } from 'react'

/** Heard, not seen. */
export function Spoken({ children }: { readonly children: ReactNode }) {
  return <span className="sr-only">{children}</span>
}
