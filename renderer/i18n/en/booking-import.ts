export const bookingImport = { title: 'Import bookings' } as const
