import { describe, expect, it } from 'vitest'
import { ImportFile } from '../../../../electron/core/bookings/import/import-file.ts'
import { importDelimiters } from '../../../../shared/domain/booking-import.ts'

const head = 'Booking ID,Customer Name,Customer Phone,Service,Notes'

function imported(bytes: Uint8Array | string) {
  const file = new ImportFile(Buffer.from(bytes))
  const { format } = file.read(null)
  const check = file.check(format, () => {})
  const bookings = file.bookings(0, 1000)
  const parties = file.parties(0, 1000)
  const customerOf = (index: number) => parties[(bookings[index]?.parties.customer ?? 0) - 1]
  return { format, check, bookings, parties, customerOf, problems: file.problems(0, 1000) }
}

const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
/** Windows-1252 is Latin 1 but for signs that are not used here. */
const western = (text: string) => Buffer.from(text, 'latin1')

describe('the letters of a file', () => {
  const text = `${head}\r\nBK-1,राहुल वर्मा,9876543210,सफ़ाई,\r\nBK-2,Asha Iyer,9876543211,Painting,दो बार घंटी बजाएँ\r\n`
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', utf16(text, 'le')],
    ['utf-16le', utf16(`\ufeff${text}`, 'le')],
    ['utf-16be', utf16(text, 'be')],
    ['utf-16be', utf16(`\ufeff${text}`, 'be')],
  ] as const)('are read as %s, with a mark and without', (encoding, bytes) => {
    const { format, check, bookings, customerOf } = imported(bytes)
    expect(format).toMatchObject({ encoding, header: true })
    expect(check).toMatchObject({ rows: 2, bookings: 2, refused: 0 })
    expect(bookings[0]).toMatchObject({ reference: 'BK-1', service: 'सफ़ाई'.normalize('NFC') })
    expect(customerOf(0)?.name).toBe('राहुल वर्मा'.normalize('NFC'))
  })

  it('are read as those of a western Excel', () => {
    const { format, customerOf } = imported(western(`${head}\nBK-1,José Nuñez,9876543210,Café,\n`))
    expect(format.encoding).toBe('windows-1252')
    expect(customerOf(0)?.name).toBe('José Nuñez')
  })

  it('that are broken refuse their row and no other', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${head}\nBK-1,राम,9876543210,Painting,\n`),
      western('BK-2,José,9876543211,Painting,\n'),
      Buffer.from('BK-3,Asha,9876543212,Painting,\n'),
    ])
    const { format, check, bookings, problems, customerOf } = imported(bytes)
    expect(format.encoding).toBe('utf-8')
    expect(check).toMatchObject({ bookings: 2, refused: 1 })
    expect(bookings.map(({ reference }) => reference)).toEqual(['BK-1', 'BK-3'])
    expect(customerOf(0)?.name).toBe('राम')
    expect(problems).toEqual([
      { row: 3, column: 'Customer Name', reason: 'letters-unreadable', warning: false },
    ])
  })

  it('of another encoding than was chosen are refused and not stored as gibberish', () => {
    const file = new ImportFile(Buffer.from(text))
    const { format } = file.read(null)
    const check = file.check({ ...format, encoding: 'windows-1252' }, () => {})
    expect(check).toMatchObject({ bookings: 0, refused: 2 })
    expect(new Set(file.problems(0, 99).map(({ reason }) => reason))).toContain('letters-unreadable')
  })

  it('of half a character at the end refuse the last row', () => {
    const bytes = utf16(
      `\ufeff${head}\nBK-1,Asha,9876543210,Painting,\nBK-2,Ravi,9876543211,Painting,x`,
      'le',
    )
    const { check } = imported(bytes.subarray(0, -1))
    expect(check).toMatchObject({ bookings: 1, refused: 1 })
  })
})

describe('the columns of a file', () => {
  it.each(importDelimiters)('parted by %j are found', (delimiter) => {
    const row = (cells: string) => cells.replaceAll(',', delimiter)
    const { format, bookings, customerOf } = imported(
      `${row(head)}\n${row('BK-1,Asha,9876543210,Painting,Ring twice')}\n${row('BK-2,Ravi,9876543211,AC service,')}\n`,
    )
    expect(format.delimiter).toBe(delimiter)
    expect(bookings[0]).toMatchObject({ service: 'Painting', notes: 'Ring twice' })
    expect(customerOf(1)?.name).toBe('Ravi')
  })

  it('hold delimiters, quotation marks and line breaks between quotation marks', () => {
    const { bookings, problems, check } = imported(
      `${head}\r\nBK-1,"Iyer, Asha",9876543210,Painting,"Says ""ring"",\r\nthen waits"\r\nBK-2,Ravi,12,Painting,\r\n`,
    )
    expect(bookings[0]?.notes).toBe('Says "ring",\r\nthen waits')
    expect(check).toMatchObject({ rows: 2, bookings: 1 })
    // As a spreadsheet counts: a cell with a line break in it does not make two rows.
    expect(problems).toMatchObject([{ row: 3, reason: 'number-unusable' }])
  })

  it('are not swallowed by a quotation mark that is never closed', () => {
    const { check, problems } = imported(
      `${head}\nBK-1,"Asha,9876543210,Painting,\nBK-2,Ravi,9876543211,Painting,\n`,
    )
    expect(check.bookings).toBe(0)
    expect(problems.map(({ reason }) => reason)).toContain('quote-open')
  })
})

describe('rows of a file that speak of the same', () => {
  it('booking: the last one is taken, and each before it told', () => {
    const rows = ['First', 'Second', 'Third'].map((service) => `BK-1,Asha,9876543210,${service},`)
    const { bookings, problems, check } = imported(`${head}\n${rows.join('\n')}\n`)
    expect(bookings).toMatchObject([{ reference: 'BK-1', service: 'Third' }])
    expect(check).toMatchObject({ rows: 3, bookings: 1, refused: 0, warnings: 2 })
    expect(problems.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '2 reference-again',
      '3 reference-again',
    ])
  })

  it('booking: a refused row does not stand in the way of one that is not', () => {
    const { bookings, problems } = imported(`${head}\nBK-1,Asha,9876543210,First,\nBK-1,Asha,12,Second,\n`)
    expect(bookings).toMatchObject([{ service: 'First' }])
    expect(problems.map(({ reason }) => reason)).toEqual(['number-unusable'])
  })

  it('person: one, with what was given last, and each booking has its own people', () => {
    const { parties, bookings, customerOf } = imported(
      `${head}\nBK-1,Asha,9876543210,,\nBK-2,Ravi,9000000001,,\nBK-3,Asha Iyer,+91 98765 43210,,\nBK-4,Ravi,,,\n`,
    )
    expect(parties).toHaveLength(3)
    expect(bookings.map((_, index) => customerOf(index)?.name)).toEqual([
      'Asha Iyer',
      'Ravi',
      'Asha Iyer',
      'Ravi',
    ])
    expect(customerOf(3)?.number).toBeNull()
  })
})

it('a million rows are refused as too many, however small', () => {
  const file = new ImportFile(Buffer.from(`${head}\n${'BK-1,,,,\n'.repeat(1_000_000)}`))
  const { format } = file.read(null)
  expect(() => file.check(format, () => {})).toThrow('too-many-rows')
})
