import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookingLink, isDeskLink, linkRefusals, parseDeskLink } from '../../shared/domain/desk-link.ts'

const asha = { kind: 'number', number: '+919876543210' }

describe('a link to a booking', () => {
  it.each(['maskline://booking/NW-1042', 'maskline://booking/NW-1042/', 'MASKLINE://Booking/NW-1042'])(
    'is read from %s',
    (link) => expect(parseDeskLink(link)).toEqual({ kind: 'booking', bookingId: 'NW-1042' }),
  )

  it('leads back to whatever id it was made for', () => {
    const id = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => !/[\p{Cc}\u2028\u2029]/u.test(text) && text.isWellFormed())
    fc.assert(
      fc.property(id, (bookingId) => {
        fc.pre(bookingLink(bookingId).length <= 500)
        expect(parseDeskLink(bookingLink(bookingId))).toEqual({ kind: 'booking', bookingId })
      }),
    )
  })

  it.each([
    ['maskline:', 'no-such-place'],
    ['maskline://', 'no-such-place'],
    ['maskline://booking', 'no-such-place'],
    ['maskline://booking/', 'no-such-place'],
    ['maskline://booking//x', 'no-such-place'],
    ['maskline://booking/a/b', 'no-such-place'],
    ['maskline://booking/../settings', 'no-such-place'],
    ['maskline://call/919876543210', 'no-such-place'],
    ['maskline://dial/+919876543210', 'no-such-place'],
    ['maskline://user:word@booking/1', 'no-such-place'],
    ['maskline://booking:80/1', 'no-such-place'],
    ['maskline://booking/1?call=now', 'no-such-place'],
    ['maskline://booking/1#call', 'no-such-place'],
    ['maskline://booking/%', 'unreadable'],
    ['maskline://booking/%00', 'unreadable'],
    ['maskline://booking/a%0d%0ab', 'unreadable'],
    ['maskline://booking/1\n--practice', 'unreadable'],
    [`maskline://booking/${'a'.repeat(101)}`, 'unreadable'],
    [`maskline://booking/${'a'.repeat(600)}`, 'too-long'],
  ])('is refused as %s: %s', (link, reason) => {
    expect(parseDeskLink(link)).toEqual({ kind: 'refused', reason })
  })
})

describe('a link with a number', () => {
  it.each([
    'tel:+919876543210',
    'tel:+91-98765-43210',
    'TEL:09876543210',
    'tel:98765%2043210',
    'tel:%2B919876543210',
    'tel:+919876543210;ext=22',
    'tel://9876543210/',
    'callto:9876543210',
    'callto://+919876543210?call',
  ])('is read from %s', (link) => expect(parseDeskLink(link)).toEqual(asha))

  it('is read however the number is spelled', () => {
    const digits = fc
      .tuple(
        fc.constantFrom('6', '7', '8', '9'),
        fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 9, maxLength: 9 }),
      )
      .map(([first, rest]) => first + rest)
    const prefix = fc.constantFrom('+91', '91', '0', '')
    const gap = fc.constantFrom('', '-', ' ', '%20', '.')
    fc.assert(
      fc.property(
        digits,
        prefix,
        gap,
        fc.constantFrom('tel:', 'callto:', 'tel://'),
        (ten, before, between, scheme) => {
          const link = `${scheme}${before}${ten.slice(0, 5)}${between}${ten.slice(5)}`
          expect(parseDeskLink(link)).toEqual({ kind: 'number', number: `+91${ten}` })
        },
      ),
    )
  })

  it.each([
    'tel:',
    'tel:100',
    'tel:*21*9876543210%23',
    'tel:**04*1234*#',
    'tel:9876543210,,1',
    'tel:98765XXXXX',
    'tel:•••• 3210',
    'callto:some.name',
    'callto:sip:9876543210@example.org',
    'tel:javascript:alert(1)',
    'tel:٩٨٧٦٥٤٣٢١٠',
  ])('is refused as %s', (link) => {
    expect(parseDeskLink(link)).toEqual({ kind: 'refused', reason: 'not-a-number' })
  })
})

it.each(['', ':', 'booking', '9876543210', '--practice', ':tel:100'])('%j is no link', (text) => {
  expect(parseDeskLink(text)).toEqual({ kind: 'refused', reason: 'unreadable' })
  expect(isDeskLink(text)).toBe(false)
})

it.each([
  'https://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'sip:100',
  'masklinex://booking/1',
])('%s is of another scheme', (text) => {
  expect(parseDeskLink(text)).toEqual({ kind: 'refused', reason: 'other-scheme' })
  expect(isDeskLink(text)).toBe(false)
})

describe('whatever is handed over', () => {
  const scheme = fc.constantFrom(
    '',
    'maskline:',
    'maskline://',
    'maskline://booking/',
    'tel:',
    'callto://',
    'x:',
  )
  const rest = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.webPath(),
    fc.string({ unit: fc.constantFrom(...'0123456789+-;%?#*/@:. '), maxLength: 40 }),
  )
  const text = fc.tuple(scheme, rest).map((parts) => parts.join(''))

  it('never throws, and a refusal holds nothing of it', () => {
    fc.assert(
      fc.property(text, (link) => {
        const parsed = parseDeskLink(link)
        if (parsed.kind !== 'refused') return
        expect(Object.keys(parsed)).toEqual(['kind', 'reason'])
        expect(linkRefusals).toContain(parsed.reason)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives a number that can be dialled, or an id that can be shown, or is refused', () => {
    fc.assert(
      fc.property(text, (link) => {
        const parsed = parseDeskLink(link)
        if (parsed.kind === 'number') expect(parsed.number).toMatch(/^\+\d{7,15}$/)
        if (parsed.kind === 'booking') expect(parsed.bookingId).not.toMatch(/^$|[\p{Cc}\u2028\u2029]/u)
      }),
      { numRuns: 2000 },
    )
  })
})
