import type { Clock } from '../ports.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import type { CallsTable } from '../store/tables/calls.ts'
import type { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import type { CallReport } from '../telecom/telecom-provider.ts'

/** Looks for the call of an intent in the provider's own list. Null: it shows none. @throws ProviderError */
export type FindInList = (call: CallRecord) => Promise<CallReport | null>

/** The provider's clock and ours may differ by as much. */
const clockDifference = 120_000

export function createFindInList(
  account: TelecomAccount,
  calls: CallsTable,
  numbers: PhoneNumbersTable,
  clock: Clock,
): FindInList {
  return async (call) => {
    const first = await numberOf(numbers, call.first.numberId)
    const second = await numberOf(numbers, call.second.numberId)
    if (first === null || second === null) return null

    const nameless: CallReport[] = []
    const listed = account.provider().listCalls({
      createdFrom: call.requestedAt - clockDifference,
      createdTo: clock.now() + clockDifference,
      first,
      second,
    })
    for await (const report of listed) {
      if (report.correlation === call.correlation) return report
      const samePair = report.firstNumber === first && report.secondNumber === second
      // Lists often leave the custom field out; then the pair and the hour have to do.
      if (report.correlation === null && samePair) nameless.push(report)
    }
    return earliestUnclaimed(calls, call.provider, nameless)
  }
}

async function numberOf(numbers: PhoneNumbersTable, id: string | null) {
  return id === null ? null : ((await numbers.find(id))?.e164 ?? null)
}

/** The first of these calls that belongs to no intent of ours. */
async function earliestUnclaimed(
  calls: CallsTable,
  provider: string,
  reports: readonly CallReport[],
): Promise<CallReport | null> {
  const known = await calls.byProviderCallIds(
    provider,
    reports.map((report) => report.providerCallId),
  )
  const claimed = new Set(
    known.filter((call) => call.placement !== 'foreign').map((call) => call.providerCallId),
  )
  const free = reports.filter((report) => !claimed.has(report.providerCallId))
  return free.sort((left, right) => (left.createdAt ?? 0) - (right.createdAt ?? 0))[0] ?? null
}
