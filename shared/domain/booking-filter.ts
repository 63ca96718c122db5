export const bookingSorts = ['time', 'reference', 'customer', 'worker', 'service', 'place', 'status'] as const
export type BookingSort = (typeof bookingSorts)[number]

/** By the day in India. `late`: the promised time has passed, and nobody has begun. */
export const bookingTimes = ['any', 'today', 'tomorrow', 'late', 'unscheduled'] as const
export type BookingTime = (typeof bookingTimes)[number]

export const longestSearch = 120
