/** A file of bookings as a year of a business leaves them; the same numbers make the same file. */

const first = [
  'Ravi',
  'Asha',
  'Sunita',
  'Imran',
  'Lakshmi',
  'Arjun',
  'Meena',
  'Kiran',
  'Deepak',
  'Fatima',
  'Joseph',
  'Priya',
  'राहुल',
  'गीता',
]
const last = [
  'Kumar',
  'Sharma',
  'Iyer',
  'Khan',
  'Patel',
  'Reddy',
  'Nair',
  'Singh',
  'Das',
  'Mehta',
  'Joshi',
  'Rao',
  'वर्मा',
]
const services = [
  'Deep cleaning',
  'AC service',
  'Plumbing',
  'Electrician',
  'Salon at home',
  'Pest control',
  'Painting',
]
const places = [
  'Indiranagar',
  'Koramangala',
  'HSR Layout',
  'Whitefield',
  'Jayanagar',
  'BTM Layout',
  'Malleshwaram',
]
const statuses = ['new', 'assigned', 'accepted', 'in progress', 'completed', 'cancelled']
const workers = 800
const dayMs = 86_400_000
const startedAt = Date.parse('2025-10-01T00:00:00Z')

export function bookingsFile(count: number): string {
  const rows = [
    'Booking ID,Customer Name,Customer Phone,Worker,Worker Phone,Service,Time,Status,Amount,Area,Address,Notes',
  ]
  for (let number = 1; number <= count; number += 1) rows.push(rowOf(number))
  return `${rows.join('\r\n')}\r\n`
}

function rowOf(number: number): string {
  const spread = (salt: number) => Math.imul(number + salt * 7919, 2_654_435_761) >>> 8
  const of = (list: readonly string[], salt: number) => list[spread(salt) % list.length] ?? ''
  const worker = spread(9) % workers
  const workerName = `${first[worker % first.length]} ${last[worker % last.length]}`
  const at = new Date(startedAt + (spread(3) % 365) * dayMs + (spread(4) % 48) * 1_800_000)
  return [
    `BK-${100_000 + number}`,
    `${of(first, 1)} ${of(last, 2)}`,
    `9${String(100_000_000 + (spread(5) % 899_999_999)).padStart(9, '0')}`,
    workerName,
    `98${String(10_000_000 + worker)}`,
    of(services, 6),
    `${at.toISOString().slice(0, 16)}Z`,
    of(statuses, 7),
    String(200 + (spread(8) % 40) * 50),
    of(places, 10),
    `"${spread(11) % 99}, ${spread(12) % 30}th Cross"`,
    '',
  ].join(',')
}
