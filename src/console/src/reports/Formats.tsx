import { Download, Printer } from 'lucide-react'
import { type Query, url } from '../api/client'
import { fileFormats } from './wording'

/** One report in every format: the page to print opens beside, the others are files. */
export function Formats({ path, query = {}, name }: { path: string; query?: Query; name: string }) {
  return (
    <>
      {fileFormats.map(([format, label]) => (
        <a key={format} className="btn sm" href={url(path, { ...query, format })} {...(format === 'html' ? { target: '_blank', rel: 'noreferrer' } : { download: true })}>
          {format === 'html' ? <Printer className="i s" aria-hidden="true" /> : <Download className="i s" aria-hidden="true" />}
          {label}
          <span className="sr"> of {name}</span>
        </a>
      ))}
    </>
  )
}
