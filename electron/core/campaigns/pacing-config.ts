import type { PacingConfig } from './pacing-types.ts'

/** @throws RangeError that names the first field that makes no sense. */
export function checkPacingConfig(config: PacingConfig): void {
  if (config.mode !== 'progressive' && config.mode !== 'predictive') {
    throw new RangeError(`mode must be progressive or predictive, not ${JSON.stringify(config.mode)}`)
  }
  check('maxAbandonRate', config.maxAbandonRate, (rate) => rate >= 0 && rate < 1, 'a share from 0 to below 1')
  check('connectDeadlineMs', config.connectDeadlineMs, (ms) => ms >= 0 && ms <= minute, '0 ms to a minute')
  check(
    'ringTimeoutMs',
    config.ringTimeoutMs,
    (ms) => ms >= 1000 && ms <= 5 * minute,
    '1000 ms to five minutes',
  )
  check('maxLinesPerAgent', config.maxLinesPerAgent, (lines) => lines >= 1, '1 or more')
  if (config.callsPerMinute !== undefined) {
    check('callsPerMinute', config.callsPerMinute, (calls) => calls > 0, 'above 0')
  }
  if (config.agentLegDelayMs !== undefined) {
    check('agentLegDelayMs', config.agentLegDelayMs, (ms) => ms >= 0 && ms <= minute, '0 ms to a minute')
  }
}

const minute = 60_000

function check(
  field: keyof PacingConfig,
  value: number,
  fits: (value: number) => boolean,
  range: string,
): void {
  if (!Number.isFinite(value) || !fits(value)) throw new RangeError(`${field} must be ${range}, not ${value}`)
}
