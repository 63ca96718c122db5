import { expect, it } from 'vitest'
import {
  fitsWords,
  partiesEndingIn,
  recentRows,
  typedDigits,
} from '../../../renderer/features/palette/palette-search.ts'
import type { BookingRow, PartyView } from '../../../shared/contract/bookings.ts'

const row = (id: string): BookingRow => ({
  id,
  reference: `MB-${id}`,
  service: '',
  locality: '',
  status: 'new',
  scheduledAt: null,
  customerName: '',
})
const party = (name: string, numberLabel: string | null): PartyView => ({
  id: name,
  role: 'customer',
  name,
  numberLabel,
  languages: [],
  doNotDisturb: false,
})

it.each([
  ['3210', '3210'],
  ['+91 98765 43210', '919876543210'],
  ['321', null],
  ['MB-48213', null],
  ['meera', null],
])('digits in %j', (typed, digits) => {
  expect(typedDigits(typed)).toBe(digits)
})

it('offers a call only to people whose number ends as typed', () => {
  const booking = row('1')
  const parties = [party('Meera', '•••• 3210'), party('Ravi', '•••• 7745'), party('Nobody', null)]
  expect(partiesEndingIn([{ booking, parties }], '9876543210').map(({ party: { name } }) => name)).toEqual([
    'Meera',
  ])
  expect(partiesEndingIn([{ booking, parties }], '0000')).toEqual([])
})

it('fits words by their beginnings, in any order', () => {
  expect(fitsWords('Settings: My phone', 'ph set')).toBe(true)
  expect(fitsWords('Call log', 'og')).toBe(false)
  expect(fitsWords('Call log', '')).toBe(true)
})

it('keeps the order in which bookings were opened', () => {
  expect(recentRows(['3', 'gone', '1'], ['1', '2', '3'].map(row)).map(({ id }) => id)).toEqual(['3', '1'])
})
