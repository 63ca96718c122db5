import { expect, test } from 'vitest'
import { isPublicAddress, isPublicHttpsUrl } from '../../../electron/core/settings/public-address.ts'

test('only addresses of the public internet may be called', () => {
  const inside = [
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    '64:ff9b::7f00:1',
    'not an address',
    '',
  ]
  for (const address of inside) expect(isPublicAddress(address), address).toBe(false)
  const outside = ['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1']
  for (const address of outside) expect(isPublicAddress(address), address).toBe(true)
})

test('only https names and addresses that may be public are taken', () => {
  const refused = [
    'http://example.org/a',
    'ftp://example.org',
    'https://user:secret@example.org/',
    'https://localhost/',
    'https://localhost./',
    'https://desk.local/',
    'https://intranet/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://10.1.2.3:8443/',
    'nonsense',
  ]
  for (const url of refused) expect(isPublicHttpsUrl(url), url).toBe(false)
  for (const url of ['https://example.org/a?b', 'https://8.8.8.8:8443/', 'https://[2606:4700::1111]/']) {
    expect(isPublicHttpsUrl(url), url).toBe(true)
  }
})
