import { expect, test } from 'vitest'
import { errorOfTransport, wasNeverSent } from '../../../electron/core/exotel/transport-error.ts'

const failure = (code: string, syscall?: string) => Object.assign(new Error(code), { code, syscall })

test.each([
  ['no route to the host', failure('EHOSTUNREACH', 'connect'), true],
  ['a connection that timed out coming up', failure('ETIMEDOUT', 'connect'), true],
  ['a name nobody knows', failure('ENOTFOUND', 'getaddrinfo'), true],
  ['every address of a name', new AggregateError([failure('ECONNREFUSED', 'connect')]), true],
  ['a certificate that has run out', failure('CERT_HAS_EXPIRED'), true],
  ['a certificate for another host', failure('ERR_TLS_CERT_ALTNAME_INVALID'), true],
  [
    'the same inside another error',
    new Error('wrapped', { cause: failure('EHOSTUNREACH', 'connect') }),
    true,
  ],
  ['a route lost while reading', failure('EHOSTUNREACH', 'read'), false],
  ['a connection that timed out', failure('ETIMEDOUT', 'read'), false],
  ['a reset', failure('ECONNRESET', 'read'), false],
  ['an alert after the handshake', failure('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), false],
  ['something else', 'a string', false],
])('whether a request never left: %s', (_name, thrown, never) => {
  expect(wasNeverSent(thrown)).toBe(never)
  expect(errorOfTransport(thrown, 'connect').kind).toBe(never ? 'network' : 'outcome-unknown')
  expect(errorOfTransport(thrown, 'read').kind).toBe('network')
})
