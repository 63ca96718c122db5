import { ProviderError } from '../telecom/provider-error.ts'
import type { CallReport, ConnectOutcome } from '../telecom/telecom-provider.ts'

/**
 * What became of an attempt to connect. Everything that failed for certain is `refused`, also what never left: a
 * closed circuit, no place among the account's requests, no connection.
 */
export async function connectOutcomeOf(connecting: Promise<CallReport>): Promise<ConnectOutcome> {
  try {
    return { kind: 'accepted', report: await connecting }
  } catch (thrown) {
    if (!(thrown instanceof ProviderError)) throw thrown
    return { kind: outcomeKind(thrown), error: thrown }
  }
}

function outcomeKind(error: ProviderError): 'refused' | 'unavailable' | 'unknown' {
  if (error.kind === 'outcome-unknown') return 'unknown'
  return error.kind === 'service-unavailable' ? 'unavailable' : 'refused'
}
