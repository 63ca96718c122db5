import { type CallingWindow, lawfulWindow } from '../../../shared/domain/calling-window.ts'
import { minuteOfDay } from './setting-checks.ts'
import type { SettingKey } from './setting-definitions.ts'

/** The window in which this desk calls: the law's, or the narrower one that its company set. */
export function callingWindow(get: (key: SettingKey) => string | null): CallingWindow {
  const opensMinute = minuteOfDay(get('calling.opens') ?? '') ?? lawfulWindow.opensMinute
  const closesMinute = minuteOfDay(get('calling.closes') ?? '') ?? lawfulWindow.closesMinute
  return { opensMinute, closesMinute, weekendsAllowed: get('calling.weekends') !== 'no' }
}
