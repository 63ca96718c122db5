import type { bookingImport as english } from '../en/booking-import.ts'
import type { Translation } from '../translation.ts'

export const bookingImport: Translation<typeof english> = { title: 'बुकिंग लाएँ' }
