import { isLoopbackHost } from './loopback-host.ts'

/** Where recordings may be fetched from: addresses of recordings come in with hooks, which anybody may have written. */
export type RecordingAccess = 'with-credentials' | 'without-credentials' | 'forbidden'

/** The hosts that check the API key themselves. */
const credentialedHosts: ReadonlySet<string> = new Set([
  'api.exotel.com',
  'api.in.exotel.com',
  'recordings.exotel.com',
])

/** Other hosts that keep recordings; they know addresses that sign themselves, not our key. */
const openHosts = /^([a-z0-9.-]+\.exotel\.(com|in)|([a-z0-9.-]+\.)?s3[a-z0-9.-]*\.amazonaws\.com)$/

/** `base` is the account's API address. When that is this machine, as in practice, so may the recordings be. */
export function recordingAccess(url: URL, base: URL): RecordingAccess {
  if (url.origin === base.origin) return 'with-credentials'
  if (isLoopbackHost(url.hostname)) return isLoopbackHost(base.hostname) ? 'without-credentials' : 'forbidden'
  if (url.protocol !== 'https:' || url.port !== '') return 'forbidden'
  if (credentialedHosts.has(url.hostname)) return 'with-credentials'
  return openHosts.test(url.hostname) ? 'without-credentials' : 'forbidden'
}
