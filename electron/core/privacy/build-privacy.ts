import { AuditLog } from './audit-log.ts'
import { type ErasureParts, Erasures } from './erasures.ts'
import { PersonExports } from './person-exports.ts'
import { Reveals } from './reveals.ts'

export type Privacy = {
  readonly audit: AuditLog
  readonly reveals: Reveals
  readonly exports: PersonExports
  readonly erasures: Erasures
}

export function buildPrivacy(parts: Omit<ErasureParts, 'audit'>): Privacy {
  const { store, clock, bookings } = parts
  const audit = new AuditLog(store, clock)
  return {
    audit,
    reveals: new Reveals({ store, bookings, audit }),
    exports: new PersonExports({ store, bookings, audit, clock }),
    erasures: new Erasures({ ...parts, audit }),
  }
}
