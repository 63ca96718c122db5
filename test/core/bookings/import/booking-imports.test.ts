import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/app-error.ts'
import { importFile, importUntil, sendTo, upload } from '../../../support/import-desk.ts'
import { startTestDesk, type TestDesk } from '../../../support/test-desk.ts'

const head =
  'Booking ID,Customer Name,Customer Phone,Worker,Worker Phone,Service,Date,Time,Status,Amount,Area,Address,Notes,Language'
const file = (...rows: string[]) => `${[head, ...rows].join('\n')}\n`
const refusedFor = (reason: string) =>
  expect.objectContaining({ detail: expect.objectContaining({ reason }) })

describe('importing bookings', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await startTestDesk()
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  const found = (search: string) =>
    desk.request('bookings.page', {
      search,
      statuses: [],
      time: 'any',
      sort: 'time',
      descending: false,
      offset: 0,
      limit: 50,
    })
  const booking = async (reference: string) => {
    const { rows } = await found(reference)
    return desk.request('bookings.get', { bookingId: rows[0]?.id ?? '' })
  }
  const text = async (
    kind: 'import-problems' | 'import-result',
    id: string,
    language: 'en' | 'hi' = 'en',
  ) => {
    const { path } = await desk.request('files.ticket', { kind, id, language })
    const url = new URL(path, 'http://desk')
    const answer = await desk.core.openFile(kind, id, url.searchParams.get('ticket') ?? '', null)
    return String(
      await new Response(
        answer.body === null ? null : (Readable.toWeb(answer.body) as ReadableStream),
      ).text(),
    )
  }

  it('stores what is given: people, time in India, whole paise, languages', async () => {
    const view = await importFile(
      desk,
      file(
        'IM-1,Asha Iyer,98765 43210,Ravi Kumar,+919811122233,AC service,16/04/2026,6:30 pm,confirmed,"₹1,249.50",HSR Layout,"12, 4th Cross",Ring twice,"Hindi, Kannada"',
      ),
    )
    expect(view.result).toMatchObject({ added: 1, changed: 0, unchanged: 0, refused: 0 })
    const stored = await booking('IM-1')
    expect(stored).toMatchObject({
      reference: 'IM-1',
      service: 'AC service',
      status: 'accepted',
      amountPaise: 124_950,
      locality: 'HSR Layout',
      address: '12, 4th Cross',
      notes: 'Ring twice',
      scheduledAt: Date.parse('2026-04-16T18:30:00+05:30'),
    })
    expect(stored.parties).toMatchObject([
      { role: 'customer', name: 'Asha Iyer', numberLabel: '•••• 3210', languages: ['hi', 'kn'] },
      { role: 'worker', name: 'Ravi Kumar', numberLabel: '•••• 2233' },
    ])
  })

  it('finds what it stored by the last four digits, and tells the windows', async () => {
    expect((await found('3210 asha')).total).toBe(1)
    expect(desk.pushes.filter(({ name }) => name === 'bookings.changed').length).toBeGreaterThan(0)
  })

  it('merges: what is given replaces, what is empty keeps, the same person stays one', async () => {
    const before = await booking('IM-1')
    const view = await importFile(
      desk,
      file('IM-1,,,Ravi K.,09811122233,,,,completed,,,,,', 'IM-2,Asha Iyer,9876543210,,,Painting,,,,,,,,'),
    )
    expect(view.result).toMatchObject({ added: 1, changed: 1, unchanged: 0 })
    const after = await booking('IM-1')
    expect(after).toMatchObject({
      service: 'AC service',
      amountPaise: 124_950,
      status: 'completed',
      customerName: 'Asha Iyer',
    })
    expect(after.parties.map(({ id }) => id)).toEqual(before.parties.map(({ id }) => id))
    expect(after.parties[1]?.name).toBe('Ravi K.')
    expect((await booking('IM-2')).parties[0]?.id).toBe(before.parties[0]?.id)
    expect(Object.keys(after.statusTimes)).toEqual(['accepted', 'completed'])
  })

  it('never puts another’s name on a number', async () => {
    await importFile(desk, file('IM-1,,,Imran,,,,,,,,,,'))
    const [, worker] = (await booking('IM-1')).parties
    expect(worker).toMatchObject({ name: 'Imran', numberLabel: null })
  })

  it('counts what the file says again as unchanged', async () => {
    const same = file('IM-3,Meena,9812345678,,,Plumbing,2026-05-01,10:00,new,500,BTM,,,')
    expect((await importFile(desk, same)).result).toMatchObject({ added: 1 })
    expect((await importFile(desk, same)).result).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
  })

  it('refuses rows with their place and reason, takes the others, and the later of two', async () => {
    const view = await importFile(
      desk,
      file(
        'IM-4,A,12345,,,,,,,,,,,',
        'IM-5,B,,,,,31/02/2026,10:00,,,,,,',
        ',C,,,,,,,,,,,,',
        'IM-6,D,,,,First,,,,,,,,',
        'IM-6,D,,,,Second,,,,,,,,',
        'IM-7,E,,,,,16/04/2026,,,,,,,',
        'IM-8,F,,,,,,,lost,x,,,,Klingon',
      ),
    )
    expect(view.result).toMatchObject({ added: 1, refused: 5 })
    expect((await booking('IM-6')).service).toBe('Second')
    expect(view.check?.problems.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '2 number-unusable',
      '3 time-unreadable',
      '4 reference-missing',
      '5 reference-again',
      '7 time-without-hour',
      '8 status-unknown',
      '8 amount-unreadable',
      '8 language-unknown',
    ])
    const report = await text('import-problems', view.id)
    expect(report).toContain('"Row","Column"')
    expect(report).not.toContain('12345')
    expect(await text('import-result', view.id)).toContain('"bookings.csv","1","0","0","5","0","0"')
  })

  it('writes reports that no spreadsheet takes for a program, in the language that is asked for', async () => {
    const view = await importFile(
      desk,
      'Booking ID,"=HYPERLINK(""http://x"",""a"")",Customer Phone\nIM-30,x,12\nIM-31,x,9876500000\n',
      { mapping: ['reference', 'customer-name', 'customer-number'] },
    )
    expect(view.result).toMatchObject({ added: 1, refused: 1 })
    const { id } = await upload(desk, '"=1+1",B,C\n=2+2,x,12\n', '=cmd.csv')
    await desk.request('import.read', { id, format: null })
    await desk.request('import.check', {
      id,
      format: {
        encoding: 'utf-8',
        delimiter: ',',
        header: true,
        mapping: ['customer-number', 'reference', null],
      },
    })
    const report = await text('import-problems', id)
    expect(report).toContain(`"2","'=1+1","yes","This is not a phone number`)
    expect(report).not.toMatch(/(^|,)"[=+@-]/m)
    const hindi = await text('import-problems', id, 'hi')
    expect(hindi).toContain('"पंक्ति","कॉलम","छोड़ी गई","क्या करें"')
    expect(hindi).toContain('"हाँ","इस नंबर पर कॉल नहीं हो सकती।')
  })

  it('leaves nothing of what is cancelled in the middle', async () => {
    const before = await found('')
    const rows = Array.from(
      { length: 4000 },
      (_, number) => `IM-9${number},Dropped ${number},98${10_000_000 + number},,,,,,,,,,,`,
    )
    const { id } = await upload(desk, file(...rows))
    const { reading } = await desk.request('import.read', { id, format: null })
    if (reading === null) throw new Error('Nothing was read')
    await desk.request('import.check', { id, format: reading.format })
    await desk.request('import.store', { id })
    await desk.request('import.cancel', { id })
    const view = await desk.request('import.current', {})
    expect(view).toMatchObject({ phase: 'checked', result: null })
    expect((await found('')).all).toBe(before.all)
    expect((await found('Dropped')).total).toBe(0)
    // It may be stored after all, as if nothing had been.
    await desk.request('import.store', { id })
    const stored = await importUntil(desk, ({ phase }) => phase === 'finished')
    expect(stored.result).toMatchObject({ added: 4000, changed: 0 })
    expect((await found('Dropped')).total).toBe(4000)
  })

  it('shows another name of somebody on all of their bookings', async () => {
    await importFile(desk, file('IM-40,Farah,9811100040,,,,,,,,,,,', 'IM-41,Farah,9811100040,,,,,,,,,,,'))
    await importFile(desk, file('IM-41,Farah Das,9811100040,,,,,,,,,,,'))
    const { rows } = await found('farah das')
    expect(rows.map(({ reference }) => reference).toSorted()).toEqual(['IM-40', 'IM-41'])
  })

  it('masks numbers in whatever column they stand', async () => {
    const { id } = await upload(desk, file('IM-9,Asha,9876543210,,,,,,,,,,call 98111 22233,'))
    const { reading } = await desk.request('import.read', { id, format: null })
    const shown = JSON.stringify(reading)
    expect(shown).toContain('•••• 3210')
    expect(shown).not.toMatch(/98765|98111/)
  })

  it('takes back an import, except what has been worked with since', async () => {
    const total = (await found('')).all
    await importFile(desk, file('IM-20,A,9800000001,,,Painting,,,,,,,,', 'IM-3,,,,,Electrics,,,,,,,,'))
    const view = await importUntil(desk, ({ phase }) => phase === 'finished')
    const undone = await desk.request('import.undo', { id: view.id })
    expect(undone.result).toMatchObject({ undone: 2, left: 0 })
    expect((await found('')).all).toBe(total)
    expect((await booking('IM-3')).service).toBe('Plumbing')
    await expect(desk.request('import.undo', { id: view.id })).rejects.toBeInstanceOf(AppError)
  })

  it('refuses what is no table, with the reason', async () => {
    const refused = async (bytes: Uint8Array | string) => {
      const { id } = await upload(desk, bytes)
      return desk
        .request('import.read', { id, format: null })
        .then(String, (error: AppError) => error.detail.reason)
    }
    expect(await refused('')).toBe('empty-file')
    expect(await refused(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).toBe('spreadsheet-file')
    expect(await refused(Buffer.from(Array.from({ length: 999 }, (_, index) => index % 7)))).toBe(
      'binary-file',
    )
  })

  it('refuses a file that holds only a header, and a mapping without a reference', async () => {
    const { id } = await upload(desk, `${head}\n`)
    const { reading } = await desk.request('import.read', { id, format: null })
    if (reading === null) throw new Error('Nothing was read')
    await expect(desk.request('import.check', { id, format: reading.format })).rejects.toEqual(
      refusedFor('no-rows'),
    )
    const mapping = reading.format.mapping.map(() => null)
    await expect(
      desk.request('import.check', { id, format: { ...reading.format, mapping } }),
    ).rejects.toEqual(refusedFor('reference-not-mapped'))
  })

  it('refuses too many bytes, said and unsaid', async () => {
    await expect(desk.request('import.begin', { fileName: 'x', bytes: 200 << 20 })).rejects.toEqual(
      refusedFor('import-too-large'),
    )
    const { uploadPath } = await desk.request('import.begin', { fileName: 'x', bytes: 1 })
    const megabyte = Buffer.alloc(1 << 20, 'a')
    const endless = Readable.from(
      (function* () {
        for (let sent = 0; sent < 70; sent += 1) yield megabyte
      })(),
    )
    expect(await sendTo(desk, uploadPath, endless)).toEqual({ status: 413 })
  })

  it('takes no bytes without the ticket', async () => {
    const { uploadPath } = await desk.request('import.begin', { fileName: 'x', bytes: 1 })
    const wrong = `${uploadPath.slice(0, -3)}zzz`
    expect(await sendTo(desk, wrong, Readable.from(['a']))).toEqual({ status: 404 })
  })
})
