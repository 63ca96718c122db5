import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Who sent a request. Behind a tunnel, whose end is on this machine, it is the address that the tunnel added last. */
export function sourceAddress(request: IncomingMessage): string {
  const peer = plain(request.socket.remoteAddress ?? '')
  if (!isLoopback(peer)) return peer
  const forwarded = request.headers['x-forwarded-for']
  if (forwarded === undefined) return peer
  const list = typeof forwarded === 'string' ? forwarded : forwarded.join(',')
  const last = plain(list.slice(list.lastIndexOf(',') + 1).trim())
  return isIP(last) === 0 ? peer : last
}

/** Whether the request came through a tunnel, as far as it tells. */
export function isForwarded(request: IncomingMessage): boolean {
  const { headers } = request
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return true
  if (headers['x-forwarded-host'] !== undefined || headers['x-forwarded-proto'] !== undefined) return true
  return !/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(headers.host ?? '')
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}

/** Sockets that speak both families write IPv4 addresses as `::ffff:1.2.3.4`. */
function plain(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address
}

/** The addresses that hooks may come from; an empty list lets everybody. */
export class SourceList {
  readonly #list: BlockList | null

  /** Single addresses and ranges such as `203.0.113.0/24`. @throws RangeError for anything else. */
  constructor(entries: readonly string[]) {
    this.#list = entries.length === 0 ? null : listOf(entries)
  }

  allows(request: IncomingMessage): boolean {
    if (this.#list === null) return true
    const address = sourceAddress(request)
    const family = isIP(address)
    return family !== 0 && this.#list.check(address, family === 6 ? 'ipv6' : 'ipv4')
  }
}

function listOf(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.trim().split('/')
    const family = isIP(address)
    if (family === 0) throw new RangeError('A source address is neither an IP address nor a range')
    const type = family === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, type)
    else list.addSubnet(address, Number(bits), type)
  }
  return list
}
