import { hashOf } from '../../state/navigation-slice.ts'

/** What opens this booking elsewhere: the desktop's own scheme, or in a browser the address of the page. */
export function bookingLink(bookingId: string, page: Pick<Window, 'location' | 'maskline'>): string {
  if (page.maskline !== undefined) return `maskline://booking/${encodeURIComponent(bookingId)}`
  return `${page.location.origin}/${hashOf({ page: 'desk', bookingId })}`
}
