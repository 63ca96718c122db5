import type { Clock } from '../ports.ts'
import type { PracticeDesk } from '../practising/practice-desk.ts'
import type { Store } from '../store/store.ts'
import { MaskingLinesTable } from '../store/tables/masking-lines.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'

/** Lays the lines of practice into an empty pool; one that has lines, or had, is left as it is. */
export async function layPracticeLines(store: Store, desk: PracticeDesk, clock: Clock): Promise<void> {
  const table = new MaskingLinesTable(store)
  if (desk.maskedLines.length === 0 || (await table.everHadLines())) return
  const numbers = desk.maskedLines.map(({ number }) => number)
  const ids = await new PhoneNumbersTable(store).ensure(numbers)
  await store.write(
    desk.maskedLines.map(({ number, name }) => table.put(ids.get(number) ?? '', name, clock.now())),
  )
}
