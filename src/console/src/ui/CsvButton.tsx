import { Download } from 'lucide-react'

/** Saves the rows of a table as they are shown. */
export function CsvButton({ onClick, small = true }: { onClick: () => void; small?: boolean }) {
  return (
    <button type="button" className={small ? undefined : 'btn sm'} onClick={onClick}>
      <Download className="i s" aria-hidden="true" />
      CSV
    </button>
  )
}
