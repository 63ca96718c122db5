/**
 * The plain design, done well: Express, a file-backed SQLite that is durable at each commit, and one transaction per
 * callback (its row, and the call it changes) with prepared statements, before the answer.
 */
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import busboy from 'busboy'
import express, { type RequestHandler } from 'express'
import { type ServerUnderTest, serveUnderTest } from './server-program.ts'

const path = '/hook'

async function open(folder: string): Promise<ServerUnderTest> {
  const database = openDatabase(folder)
  const keep = keeper(database)
  let count = 0
  const app = express()
  app.disable('x-powered-by')
  app.post(path, express.json({ limit: '256kb' }), readMultipart, (request, response) => {
    count += 1
    keep(count, request.body)
    response.status(200).send('OK')
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    // A server that listens on TCP has an address of this form.
    port: (server.address() as AddressInfo).port,
    path,
    drained: async () => {
      const row = database.prepare('select sum(callbacks) as callbacks from call').get()
      return Number(row?.callbacks ?? 0)
    },
    dispose: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      database.close()
    },
  }
}

function openDatabase(folder: string): DatabaseSync {
  const database = new DatabaseSync(join(folder, 'plain.sqlite'))
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    create table webhook (id integer primary key, received_at integer not null, body text not null);
    create table call (
      sid text primary key, status text not null, first text, second text, talk_seconds integer,
      recording_url text, callbacks integer not null, updated_at integer not null
    );
  `)
  return database
}

function keeper(database: DatabaseSync): (id: number, fields: Readonly<Record<string, unknown>>) => void {
  const insert = database.prepare('insert into webhook values (?, ?, ?)')
  const upsert = database.prepare(`
    insert into call values (?, ?, ?, ?, ?, ?, 1, ?)
    on conflict (sid) do update set status = excluded.status, first = excluded.first, second = excluded.second,
      talk_seconds = excluded.talk_seconds, recording_url = coalesce(excluded.recording_url, recording_url),
      callbacks = callbacks + 1, updated_at = excluded.updated_at
  `)
  return (id, fields) => {
    const text = (key: string): string => String(fields[key] ?? '')
    const now = Date.now()
    database.exec('begin')
    insert.run(id, now, JSON.stringify(fields))
    upsert.run(
      text('CallSid'),
      text('Status'),
      text('Legs[0][Status]'),
      text('Legs[1][Status]'),
      Number(text('ConversationDuration')),
      text('RecordingUrl') || null,
      now,
    )
    database.exec('commit')
  }
}

const readMultipart: RequestHandler = (request, _response, next) => {
  if (!request.is('multipart/form-data')) return next()
  const fields: Record<string, string> = {}
  const parser = busboy({ headers: request.headers })
  parser.on('field', (name, value) => {
    fields[name] = value
  })
  parser.on('close', () => {
    request.body = fields
    next()
  })
  parser.on('error', next)
  request.pipe(parser)
}

await serveUnderTest(open)
