import { AppError } from '../../../shared/app-error.ts'
import type { PlacedCall } from './api-ports.ts'
import type { ApiContext } from './api-route.ts'

export type NamedCall<Placed extends PlacedCall = PlacedCall> = Placed & { readonly providerCallId: string }

/**
 * Places a call unless this very request has placed it before. The intent of a call is durable before anything is
 * sent: where there is none under the correlation, nothing was sent, and the request is carried out as if it were new.
 */
export async function placeOnce<Placed extends PlacedCall>(
  calls: { placedFor(correlation: string): Promise<Placed | null> },
  context: Pick<ApiContext, 'begunBefore' | 'correlation'>,
  place: () => Promise<Placed>,
): Promise<NamedCall<Placed>> {
  const earlier = context.begunBefore ? await calls.placedFor(context.correlation) : null
  return named(earlier ?? (await place()))
}

function named<Placed extends PlacedCall>(placed: Placed): NamedCall<Placed> {
  const { providerCallId } = placed
  if (providerCallId !== null) return { ...placed, providerCallId }
  if (placed.status === 'failed') {
    throw new AppError('provider-refused', 'The provider did not place the call.')
  }
  throw new AppError(
    'outcome-unknown',
    'The provider has not said whether the call was placed. Ask again with the same key; the call is not repeated.',
  )
}
