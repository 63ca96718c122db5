import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Disposable } from '../core/lifetime.ts'

/**
 * Ends the connections that carry no request when the server stops. Node's own `closeIdleConnections` leaves those
 * that never carried one, and browsers open such in advance.
 */
export class IdleSockets implements Disposable {
  readonly #idle = new Set<Socket>()
  #stopping = false

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#rest(socket)
      socket.once('close', () => this.#idle.delete(socket))
    })
    server.on('request', ({ socket }, response) => {
      this.#idle.delete(socket)
      response.once('close', () => this.#rest(socket))
    })
  }

  dispose(): void {
    this.#stopping = true
    for (const socket of this.#idle) socket.destroy()
  }

  #rest(socket: Socket): void {
    if (this.#stopping) socket.end()
    else if (!socket.destroyed) this.#idle.add(socket)
  }
}
