import { useQuery } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { useState } from 'react'
import type { ReportShareMade, ReportShareView } from '../api/types'
import { FormDialog } from '../dialogs/FormDialog'
import { ShownOnce } from '../dialogs/ShownOnce'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { NumberField } from '../forms/NumberField'
import { plural } from '../format/numbers'
import { dateTime } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { useChange } from '../settings/useChange'
import { Action } from '../ui/Action'
import { Failure, Loading } from '../ui/States'
import { sharesQuery } from './queries'

/** Links that open a report for whoever has them. */
export function SharesPanel({ number }: { number: number }) {
  const { data, error, refetch } = useQuery(sharesQuery(number))
  const [making, setMaking] = useState(false)
  const revoke = useChange<void>('report-shares', 'reports')
  return (
    <section className="panel list" aria-label="Links">
      <div className="ph">
        <h2>Links</h2>
        <span className="mut xs">open this report without signing in, until their time is over</span>
        <div className="sp" />
        <Action className="btn sm" onClick={() => setMaking(true)}>
          <Link2 className="i s" aria-hidden="true" />
          Share
        </Action>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={1} label="Loading links" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.length === 0 ? (
        <p className="report-note">No link opens it now.</p>
      ) : (
        <Shares shares={data} revoke={(share) => revoke.mutate({ method: 'DELETE', path: `/reports/${number}/shares/${share}` })} />
      )}
      {making && <ShareDialog number={number} close={() => setMaking(false)} />}
    </section>
  )
}

function Shares({ shares, revoke }: { shares: readonly ReportShareView[]; revoke: (share: number) => void }) {
  const { zone } = usePrefs()
  return (
    <div className="scroll" role="region" aria-label="Table of links" tabIndex={0}>
      <table className="num">
        <thead>
          <tr>
            <th>Link</th>
            <th>Until</th>
            <th>Made by</th>
            <th>Opened</th>
            <th>
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={share.number}>
              <td>{share.number}</td>
              <td>{dateTime(share.until, zone)}</td>
              <td>{share.by}</td>
              <td className="mut">{share.lastOpened === null ? 'never' : `${plural(share.opened, 'time')}, last ${dateTime(share.lastOpened, zone)}`}</td>
              <td className="r acts">
                <Action className="btn d sm" onClick={() => revoke(share.number)}>
                  Take back<span className="sr"> link {share.number}</span>
                </Action>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ShareDialog({ number, close }: { number: number; close: () => void }) {
  const [days, setDays] = useState<number | null>(30)
  const make = useChange<ReportShareMade>('report-shares', 'reports')
  const errors = fieldErrors(make.error)
  if (make.data !== undefined) return <ShownOnce title="The link" what="address" secret={make.data.url} close={close} />
  return (
    <FormDialog
      title="Share this report"
      verb="Make link"
      errors={errors}
      error={make.error}
      busy={make.isPending}
      fields={['days']}
      submit={() => make.mutate({ method: 'POST', path: `/reports/${number}/shares`, body: { days: days ?? 0 } })}
      close={close}
    >
      <p>Whoever has the link reads the report and may keep it as a file. It can be taken back at any time.</p>
      <NumberField label="Days it opens the report" min={1} max={365} required value={days} errors={errorsAt(errors, 'days')} onChange={setDays} />
    </FormDialog>
  )
}
