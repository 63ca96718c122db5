import { isIP } from 'node:net'

/** Whether a host is this machine, as in practice and behind a local proxy. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
}
