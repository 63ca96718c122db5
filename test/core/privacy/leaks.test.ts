import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { spendLeakDay } from '../../support/leak-day.ts'
import { LeakHunt } from '../../support/leak-hunt.ts'

const number = '+919876501234'
const digits = '9876501234'

describe('the hunt for numbers', () => {
  it.each([
    ['plain', digits],
    ['with the trunk 0', `To=0${digits}&x=1`],
    ['with the country code', `"+91${digits}"`],
    ['encoded for an address', `%2B91${digits}`],
    ['spaced 5-5', '98765 01234'],
    ['spaced in an address', '98765%2001234'],
    ['with dashes', '987-650-1234'],
    ['in hex', Buffer.from(number).toString('hex')],
    ['in base64', Buffer.from(number).toString('base64')],
    ['in base64, one byte further', Buffer.from(`a${digits} and more`).toString('base64')],
    ['in base64, two bytes further', Buffer.from(`ab0${digits} and more`).toString('base64')],
    ['in base64 behind letters', `token.${Buffer.from(digits).toString('base64url')}`],
    ['as a number of JSON', JSON.stringify({ from: Number(digits) })],
    ['in bytes', new Uint8Array(Buffer.from(`\0\0${digits}\xff`))],
  ])('finds one that is written %s', (_, content) => {
    const hunt = new LeakHunt([number])
    hunt.look('here', content)
    expect(hunt.leaks).toContainEqual(expect.objectContaining({ where: 'here', number: digits }))
  })

  it.each([
    ['a masked label', '•••• 1234'],
    ['another number', '+919876501235'],
    ['a part of it', digits.slice(1)],
  ])('lets %s be', (_, content) => {
    const hunt = new LeakHunt([number])
    hunt.look('here', content)
    expect(hunt.leaks).toEqual([])
  })
})

describe('a practice day', () => {
  it('shows no number to an agent, tells none to the log, and lays none down readable', async () => {
    const report = await spendLeakDay({ calls: 100, atOnce: 30, speed: 60 })
    expect(report.leaks).toEqual([])
    expect(report.numbers).toBeGreaterThan(200)
    expect(report.pushes).toBeGreaterThan(100)
  }, 600_000)

  it('is found out when one is planted in the window, in the log and in the home', async () => {
    const report = await spendLeakDay({ calls: 1, atOnce: 1, speed: 60 }, async (desk, planted, folder) => {
      const [booking] = (await desk.request('bookings.list', { search: '', limit: 1 })).bookings
      const bookingId = booking?.id ?? ''
      const { notesRevision: expectedRevision } = await desk.request('bookings.get', { bookingId })
      const notes = `Ring 0${planted.slice(3)}`
      await desk.request('bookings.write-notes', { bookingId, notes, expectedRevision })
      desk.log.info('test', 'Planted', { planted })
      writeFileSync(join(folder, 'planted.txt'), Buffer.from(planted).toString('base64'))
    })
    const places = new Set(report.leaks.map(({ where }) => where))
    expect([...places]).toEqual(
      expect.arrayContaining(['reply bookings.get', 'push booking.notes-changed', 'log', 'file planted.txt']),
    )
  }, 240_000)
})
