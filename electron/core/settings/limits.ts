import type { Settings } from './settings.ts'

/** How much one key, one session, one caller may do; 0: as much as they like. */
export function limitsOf(settings: Pick<Settings, 'get'>) {
  return {
    keyPerMinute: Number(settings.get('limits.key-per-minute')),
    sessionPerHour: Number(settings.get('limits.session-per-hour')),
    callerPerDay: Number(settings.get('limits.caller-per-day')),
  }
}
