/** What ends a record of the protocol. */
const end = '\u001e'

const handshake = { protocol: 'json', version: 1 }

/** Kinds of messages; the others are answers, which nobody here asks for. */
const invocation = 1
const ping = 6
const goodbye = 7

/** A connection on which nothing arrived for so long is dead; the server says something every 15 s. */
const silence = 30_000

/** The server gives up on a browser that says nothing for 30 s. */
const sayAfter = 10_000

export interface HubEvents {
  opened: () => void
  message: (target: string, body: unknown) => void
  /** Once, whatever ended it; also when it never opened. */
  closed: () => void
}

interface Message {
  type?: number
  target?: string
  arguments?: unknown[]
  error?: string
}

/**
 * One web socket that speaks SignalR's JSON protocol as far as the console uses it: invocations without an answer, both
 * ways, and pings. https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md
 */
export class HubSocket {
  readonly #socket: WebSocket
  readonly #events: HubEvents
  #watch: ReturnType<typeof setTimeout>
  #said = Date.now()
  #open = false
  #ended = false

  constructor(address: string, events: HubEvents) {
    this.#events = events
    this.#socket = new WebSocket(address)
    this.#watch = setTimeout(this.#end, silence)
    this.#socket.addEventListener('open', () => this.#say(handshake))
    this.#socket.addEventListener('message', ({ data }: MessageEvent<string>) => this.#arrived(data))
    this.#socket.addEventListener('close', this.#end)
    this.#socket.addEventListener('error', this.#end)
  }

  /** False while it is not open: what is sent then is lost. */
  send(target: string, ...body: unknown[]): boolean {
    if (this.#open) this.#say({ type: invocation, target, arguments: body })
    return this.#open
  }

  close(): void {
    this.#end()
  }

  #arrived(data: string): void {
    clearTimeout(this.#watch)
    this.#watch = setTimeout(this.#end, silence)
    for (const record of data.split(end)) {
      if (record !== '' && !this.#ended) this.#read(JSON.parse(record) as Message)
    }
    // Said on arrival and not by a timer: browsers slow the timers of a page that is not looked at.
    if (this.#open && Date.now() - this.#said >= sayAfter) this.#say({ type: ping })
  }

  #read({ type, target, arguments: body, error }: Message): void {
    if (!this.#open) {
      // The first record answers the handshake.
      if (error !== undefined) return this.#end()
      this.#open = true
      this.#events.opened()
    } else if (type === invocation && target !== undefined) this.#events.message(target, body?.[0])
    else if (type === goodbye) this.#end()
  }

  #say(message: object): void {
    this.#said = Date.now()
    this.#socket.send(JSON.stringify(message) + end)
  }

  // A socket on a dead line takes its time to close; nobody waits for that.
  readonly #end = (): void => {
    if (this.#ended) return
    this.#ended = true
    this.#open = false
    clearTimeout(this.#watch)
    this.#socket.close()
    this.#events.closed()
  }
}
