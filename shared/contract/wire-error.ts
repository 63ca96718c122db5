import { z } from 'zod'
import { errorCodes, type WireError } from '../app-error.ts'

/** Apart from `AppError`, which the window throws too: the page carries no schema code. */
export const wireError = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  detail: z.object({
    field: z.string().exactOptional(),
    reason: z.string().exactOptional(),
    nextAvailableTime: z.string().exactOptional(),
    retryAfterSeconds: z.number().exactOptional(),
  }),
}) satisfies z.ZodType<WireError>
