import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr'
import type { Ears, Line } from './line'

/** A line by requests alone, for where a proxy in between knows no web sockets. */
export async function openPolled(address: string, { methods, heard, ended }: Ears): Promise<Line> {
  const connection = new HubConnectionBuilder()
    .withUrl(address, { transport: HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling })
    .configureLogging(LogLevel.None)
    .build()
  // Handlers return nothing: SignalR takes a returned value for an answer and logs an error.
  for (const method of methods)
    connection.on(method, (body: never) => {
      heard(method, body)
    })
  connection.onclose(ended)
  await connection.start()
  return { invoke: (method, argument) => void connection.send(method, argument).catch(() => undefined) }
}
