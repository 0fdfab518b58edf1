import { useQuery } from '@tanstack/react-query'
import { authorityQuery } from '../api/queries'

/** What should be done about the authority, on pages that are looked at more often. */
export function AuthorityWarning() {
  const { data } = useQuery(authorityQuery)
  return data === undefined || data.warning === '' ? null : (
    <p className="authority-warning" role="alert">
      {data.warning}
    </p>
  )
}
