/**
 * Posts callbacks over many kept-open connections, each sending its next when it has its answer, and prints what came
 * of it. A program of its own; lean, for it shares the processors with the server that it measures.
 */
import { connect, type Socket } from 'node:net'
import { createHistogram } from 'node:perf_hooks'
import { callback } from './callback-bodies.ts'

export type LoadFigures = {
  readonly acknowledged: number
  readonly refused: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
}

export type LoadOptions = {
  readonly port: number
  readonly path: string
  readonly run: string
  readonly connections: number
  readonly seconds: number
}

function main(): void {
  const options: LoadOptions = JSON.parse(process.argv[2] ?? '{}')
  const latency = createHistogram()
  const counts = { sent: 0, acknowledged: 0, refused: 0, open: options.connections }
  const start = performance.now()
  const end = start + options.seconds * 1000
  const finish = (): void => {
    counts.open -= 1
    if (counts.open > 0) return
    const seconds = (performance.now() - start) / 1000
    const figures: LoadFigures = {
      acknowledged: counts.acknowledged,
      refused: counts.refused,
      perSecond: counts.acknowledged / seconds,
      p50Ms: latency.percentile(50) / 1e6,
      p99Ms: latency.percentile(99) / 1e6,
      maxMs: latency.max / 1e6,
    }
    process.stdout.write(JSON.stringify(figures))
  }
  for (let index = 0; index < options.connections; index += 1) {
    const socket = connect(options.port, '127.0.0.1')
    socket.setNoDelay(true)
    keepSending(socket, options, counts, end, (nanoseconds) => latency.record(nanoseconds), finish)
  }
}

function keepSending(
  socket: Socket,
  options: LoadOptions,
  counts: { sent: number; acknowledged: number; refused: number },
  end: number,
  record: (nanoseconds: number) => void,
  finish: () => void,
): void {
  let sentAt = 0
  let received = ''
  const send = (): void => {
    if (performance.now() >= end) {
      socket.end()
      finish()
      return
    }
    const { contentType, body } = callback(options.run, counts.sent)
    counts.sent += 1
    const head = `POST ${options.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${contentType}\r\nContent-Length: ${body.length}\r\n\r\n`
    sentAt = performance.now()
    socket.write(Buffer.concat([Buffer.from(head), body]))
  }
  socket.on('connect', send)
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1')
    const headersEnd = received.indexOf('\r\n\r\n')
    if (headersEnd === -1) return
    const length = Number(/content-length: *(\d+)/i.exec(received)?.[1] ?? 0)
    if (received.length < headersEnd + 4 + length) return
    record(Math.max(1, Math.round((performance.now() - sentAt) * 1e6)))
    if (received.startsWith('HTTP/1.1 200')) counts.acknowledged += 1
    else counts.refused += 1
    received = ''
    send()
  })
}

if (import.meta.main) main()
