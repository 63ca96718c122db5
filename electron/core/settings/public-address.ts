import { BlockList, isIP } from 'node:net'

/** Ranges of IPv4 that are not the public internet (IANA special-purpose registry, multicast, reserved). */
const notPublicV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** Of IPv6 only global unicast is public, and of that not what tunnels to other addresses or is for documents. */
const publicV6 = '2000::/3'
const notPublicV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const refusedV4 = blockList(notPublicV4, 'ipv4')
const refusedV6 = blockList(notPublicV6, 'ipv6')
const allowedV6 = blockList([publicV6], 'ipv6')

/** Whether an IP address is on the public internet, as far as addresses tell. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !refusedV4.check(address, 'ipv4')
  return family === 6 && allowedV6.check(address, 'ipv6') && !refusedV6.check(address, 'ipv6')
}

/**
 * Whether a caller may name this address to be called back. What a host name resolves to is looked at again at every
 * connection: names change.
 */
export function isPublicHttpsUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) return isPublicAddress(host)
  return host.includes('.') && !/(^|\.)(local|localhost|internal|home\.arpa)\.?$/i.test(host)
}

function blockList(ranges: readonly string[], type: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits = ''] = range.split('/')
    list.addSubnet(address, Number(bits), type)
  }
  return list
}
