import type { QueryClient } from '@tanstack/react-query'
import { base } from '../api/base'
import { overviewQuery } from '../api/queries'
import type { IncidentSummary, Overview } from '../api/types'
import { currentPrefs } from '../prefs/prefs'

/** What comes back after a pause of the connection is not new. */
const freshMs = 60_000

/** Tells the person at this browser of an incident that has just begun, when that person asked for it. */
export function noticeIncident(queries: QueryClient, summary: IncidentSummary, now: number = Date.now()): void {
  const { notify, sound } = currentPrefs()
  if (!notify && !sound) return
  const known = queries.getQueryData<Overview>(overviewQuery.queryKey)?.incidents
  const fresh = summary.state !== 'resolved' && now - Date.parse(summary.opened) < freshMs
  if (known === undefined || !fresh || known.some(({ number }) => number === summary.number)) return
  if (notify) show(summary)
  if (sound) beep()
}

/** Asks the browser, which asks the person; false when it may not. */
export async function mayNotify(): Promise<boolean> {
  return typeof Notification !== 'undefined' && (await Notification.requestPermission()) === 'granted'
}

function show({ id, title, target, severity, number }: IncidentSummary): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  const notice = new Notification(`${id} ${title}`, { body: `${severity}, ${target ?? 'unattributed'}`, tag: id })
  notice.addEventListener('click', () => {
    window.focus()
    window.location.assign(`${base}/incidents/${number}`)
  })
}

/** Two short tones; no file is loaded. */
function beep(): void {
  if (typeof AudioContext === 'undefined') return
  const audio = new AudioContext()
  for (const [at, pitch] of [
    [0, 880],
    [0.18, 660],
  ] as const) {
    const tone = audio.createOscillator()
    const loudness = audio.createGain()
    loudness.gain.value = 0.15
    tone.frequency.value = pitch
    tone.connect(loudness).connect(audio.destination)
    tone.start(audio.currentTime + at)
    tone.stop(audio.currentTime + at + 0.14)
  }
}
