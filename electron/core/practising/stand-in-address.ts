import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const standInAddress = z.object({ url: z.url(), instance: z.string().min(1), pid: z.number().int() })

/** Where a stand-in runs, or ran: written by itself once it takes requests. */
export type StandInAddress = z.infer<typeof standInAddress>

/** Null when none was ever written, or it cannot be read. */
export async function readStandInAddress(path: string): Promise<StandInAddress | null> {
  try {
    const parsed = standInAddress.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    // Absent or no JSON: either way nobody is known to be there, and a start finds out the rest.
    return null
  }
}
