import type { Ears, Line } from './line'

const separator = '\u001E'
const pingEvery = 15_000
const longestSilence = 30_000

/** Kinds of messages in SignalR's protocol. */
const invocation = 1
const ping = 6
const close = 7

interface Message {
  type?: number
  error?: string
  target?: string
  arguments?: never[]
}

/** SignalR's JSON protocol over a web socket, as far as this page speaks it: calls in both directions that ask for no answer. */
export const openSocket = (address: string, { heard, ended }: Ears): Promise<Line> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(new URL(address, window.location.href.replace(/^http/, 'ws')))
    const life = new AbortController()
    const { signal } = life
    let ready = false
    let lastHeard = Date.now()
    let lastSaid = lastHeard
    const say = (message: object): void => {
      if (socket.readyState !== WebSocket.OPEN) return
      lastSaid = Date.now()
      socket.send(JSON.stringify(message) + separator)
    }
    const over = (): void => {
      if (signal.aborted) return
      life.abort()
      clearInterval(timer)
      socket.close()
      if (ready) ended()
      else reject(new Error('The line could not be opened.'))
    }
    const look = (): void => {
      if (Date.now() - lastHeard > longestSilence) over()
      else if (ready && Date.now() - lastSaid >= pingEvery) say({ type: ping })
    }
    const timer = setInterval(look, 5000)
    const take = (message: Message): void => {
      if (message.error !== undefined || message.type === close) over()
      else if (!ready) {
        // The first message answers the greeting.
        ready = true
        resolve({ invoke: (method, argument) => say({ type: invocation, target: method, arguments: [argument] }) })
      } else if (message.type === invocation) heard(message.target ?? '', message.arguments?.[0] as never)
    }
    socket.addEventListener('open', () => say({ protocol: 'json', version: 1 }), { signal })
    socket.addEventListener('close', over, { signal })
    socket.addEventListener(
      'message',
      ({ data }: MessageEvent<string>) => {
        lastHeard = Date.now()
        for (const part of data.split(separator)) if (part !== '') take(JSON.parse(part) as Message)
        // A page in the background has its timers slowed down, but hears a tick every second.
        look()
      },
      { signal },
    )
  })
