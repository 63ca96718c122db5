/**
 * 100 000 bookings: brought in from a file while somebody types, found as it is typed at the core and in a browser. The peer
 * of the search is plain `like '%…%'` over the same rows in a SQLite of Node's own, in the same run.
 */
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { ensureBuilt } from '../../electron/build.ts'
import { PageFiles } from '../../electron/core/pages/page-files.ts'
import { ConsoleServer } from '../../electron/headless/console-server.ts'
import { bookingsFile } from '../support/bookings-file.ts'
import { launchBrowser } from '../support/browser.ts'
import { importUntil, upload } from '../support/import-desk.ts'
import { startTestDesk, type TestDesk } from '../support/test-desk.ts'
import { quantile } from './quantile.ts'

const searches = [
  'r',
  'ravi',
  'ravi kum',
  'BK-1234',
  '3210',
  'ac service hsr',
  'वर्मा',
  'cancelled',
  'zzzz',
  'a e i',
] as const
const rounds = 15

export type BookingFigures = {
  readonly bookings: number
  readonly readMs: number
  readonly checkMs: number
  readonly storeMs: number
  /** Of all threads, from the upload to the end: what it costs however busy the machine is with other things. */
  readonly cpuMs: number
  /** Longest and 99th of the delays of the main loop during the import. */
  readonly loopMaxMs: number
  readonly loopP99Ms: number
  /** Searches that somebody makes meanwhile. */
  readonly typing: { readonly median: number; readonly p95: number; readonly worst: number }
  readonly search: readonly {
    readonly words: string
    readonly found: number
    readonly median: number
    readonly worst: number
    readonly peer: number
  }[]
  readonly residentMb: number
}

export async function run(): Promise<void> {
  const desk = await startTestDesk()
  try {
    print(await measure(desk, 100_000))
    process.stdout.write(`${await measureWindow(desk)}\n`)
  } finally {
    await desk[Symbol.asyncDispose]()
  }
}

export async function measure(desk: TestDesk, count: number): Promise<BookingFigures> {
  const file = bookingsFile(count)
  await find(desk, '')
  const loop = monitorEventLoopDelay({ resolution: 1 })
  const [{ id }, uploadMs] = await timed(() => upload(desk, file))
  loop.enable()
  const cpuBefore = process.cpuUsage()
  const typing = typeMeanwhile(desk)
  const [read, readMs] = await timed(() => desk.request('import.read', { id, format: null }))
  if (read.reading === null) throw new Error('Nothing was read')
  const { format } = read.reading
  const [, checkMs] = await timed(() => desk.request('import.check', { id, format }))
  const [, storeMs] = await timed(async () => {
    await desk.request('import.store', { id })
    await importUntil(desk, ({ phase }) => phase === 'finished', 300_000)
  })
  loop.disable()
  const { user, system } = process.cpuUsage(cpuBefore)
  const typed = await typing.stop()
  return {
    bookings: count,
    readMs: uploadMs + readMs,
    checkMs,
    storeMs,
    cpuMs: (user + system) / 1000,
    loopMaxMs: loop.max / 1e6,
    loopP99Ms: loop.percentile(99) / 1e6,
    typing: { median: quantile(typed, 0.5), p95: quantile(typed, 0.95), worst: Math.max(...typed) },
    search: await measureSearch(desk, file),
    residentMb: process.memoryUsage.rss() / 1e6,
  }
}

async function measureSearch(desk: TestDesk, file: string): Promise<BookingFigures['search']> {
  const peer = peerOf(file)
  const figures: BookingFigures['search'][number][] = []
  for (const words of searches) {
    const times: number[] = []
    const peerTimes: number[] = []
    let found = 0
    for (let round = 0; round < rounds; round += 1) {
      // What was found last would be searched again: something else comes between.
      await find(desk, 'qq')
      const [page, ms] = await timed(() => find(desk, words))
      times.push(ms)
      found = page.total
      const begun = performance.now()
      peer(words)
      peerTimes.push(performance.now() - begun)
    }
    const [median, worst] = [quantile(times, 0.5), Math.max(...times)]
    figures.push({ words, found, median, worst, peer: quantile(peerTimes, 0.5) })
  }
  return figures
}

/** Counts and first page, as our own answer holds them. */
function peerOf(file: string): (words: string) => void {
  const database = new DatabaseSync(':memory:')
  database.exec(
    'create table b (at text, reference text, customer text, worker text, service text, place text, status text, digits text)',
  )
  const insert = database.prepare('insert into b values (?, ?, ?, ?, ?, ?, ?, ?)')
  database.exec('begin')
  for (const row of file.split('\r\n').slice(1, -1)) {
    const [
      reference = '',
      customer = '',
      phone = '',
      worker = '',
      ,
      service = '',
      at = '',
      status = '',
      ,
      place = '',
    ] = row.split(',')
    insert.run(at, reference, customer, worker, service, place, status, phone.slice(-4))
  }
  database.exec('commit; create index b_at on b (at)')
  const columns = ['reference', 'customer', 'worker', 'service', 'place', 'status', 'digits']
  return (words) => {
    const parts = words.split(' ')
    const where = parts
      .map(() => `(${columns.map((column) => `${column} like ?`).join(' or ')})`)
      .join(' and ')
    const values = parts.flatMap((part) => columns.map(() => `%${part}%`))
    database.prepare(`select count(*) from b where ${where}`).get(...values)
    database.prepare(`select * from b where ${where} order by at limit 100`).all(...values)
  }
}

/** From the key to the frame in which the rows that answer it are painted; and from the press on the page to its rows. */
async function measureWindow(desk: TestDesk): Promise<string> {
  ensureBuilt()
  const pages = new PageFiles(join(import.meta.dirname, '..', '..', 'out', 'renderer'))
  const server = new ConsoleServer(desk.core, pages, desk.log)
  await server.start(0)
  await using launched = await launchBrowser()
  try {
    const page = await launched.browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(server.url)
    await page.getByLabel('Sign-in name').fill('admin')
    await page.getByLabel('Password', { exact: true }).fill('correct horse')
    await page.keyboard.press('Enter')
    const bookings = page.getByRole('button', { name: 'Bookings', exact: true })
    await bookings.waitFor()
    // The clock of the page: the press itself is its first instant, the frame behind the rows its last.
    const watch = `(event, key, isThere) => new Promise((done) => {
      addEventListener(event, () => { const begun = performance.now(); const look = () => isThere()
        ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun))) : requestAnimationFrame(look); look() },
        { once: true, capture: true }) })`
    const switches: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await page.getByRole('button', { name: 'Call log' }).click()
      const shown = page.evaluate<number>(
        `(${watch})('click', '', () => document.querySelector('[data-booking^=booking_]')?.closest('table'))`,
      )
      await bookings.click()
      switches.push(await shown)
    }
    const keys: number[] = []
    await page.keyboard.press('/')
    for (const words of ['ravi kumar', 'bk-1234', 'deep hsr', '3210']) {
      for (const key of words) {
        // The count is painted with the rows; it says what it answers by changing, or the frame after the answer does.
        const painted = page.evaluate<number>(`new Promise((done) => addEventListener('keydown', () => {
          const begun = performance.now(); const from = performance.getEntriesByType('resource').length
          const look = () => performance.getEntriesByType('resource').slice(from).some((entry) => entry.name.endsWith('bookings.page') && entry.responseEnd > 0)
            ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun))) : requestAnimationFrame(look)
          look() }, { once: true, capture: true }))`)
        await page.evaluate('performance.clearResourceTimings()')
        await page.keyboard.press(key === ' ' ? 'Space' : key)
        keys.push(await painted)
      }
      await page.keyboard.press('Escape')
    }
    return [
      `press on Bookings → rows painted: median ${quantile(switches, 0.5).toFixed(0)} ms, worst ${Math.max(...switches).toFixed(0)} ms, n ${switches.length}`,
      `key → rows painted: median ${quantile(keys, 0.5).toFixed(0)} ms, p95 ${quantile(keys, 0.95).toFixed(0)} ms, n ${keys.length}`,
    ].join('\n')
  } finally {
    await server.dispose()
  }
}

function find(desk: TestDesk, search: string) {
  return desk.request('bookings.page', {
    search,
    statuses: [],
    time: 'any',
    sort: 'time',
    descending: false,
    offset: 0,
    limit: 100,
  })
}

/** One key at a time, as somebody types; answers how long each search took. */
function typeMeanwhile(desk: TestDesk): { stop(): Promise<readonly number[]> } {
  const times: number[] = []
  let stopped = false
  const typed = (async () => {
    while (!stopped) {
      const [, ms] = await timed(() => find(desk, ['a', 'as', 'ash'][times.length % 3] ?? ''))
      times.push(ms)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  return {
    async stop() {
      stopped = true
      await typed
      return times
    },
  }
}

function print(figures: BookingFigures): void {
  const whole = (value: number) => Math.round(value)
  const lines = [
    `import of ${figures.bookings}: upload and read ${whole(figures.readMs)} ms, check ${whole(figures.checkMs)} ms, store ${whole(figures.storeMs)} ms; CPU ${whole(figures.cpuMs)} ms`,
    `main loop meanwhile: p99 ${figures.loopP99Ms.toFixed(1)} ms, longest ${figures.loopMaxMs.toFixed(1)} ms`,
    `searches meanwhile: median ${whole(figures.typing.median)} ms, p95 ${whole(figures.typing.p95)} ms, worst ${whole(figures.typing.worst)} ms`,
    `resident ${whole(figures.residentMb)} MB`,
    '| search | found | core median ms | worst ms | like on node:sqlite, median ms |',
    '|---|---|---|---|---|',
    ...figures.search.map(
      ({ words, found, median, worst, peer }) =>
        `| ${words} | ${found} | ${median.toFixed(1)} | ${worst.toFixed(1)} | ${peer.toFixed(1)} |`,
    ),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function timed<Value>(work: () => Promise<Value>): Promise<readonly [Value, number]> {
  const begun = performance.now()
  const value = await work()
  return [value, performance.now() - begun]
}
