/** One figure with its name and a remark. */
export function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div className="panel figure">
      <h2>{label}</h2>
      <b className="num">{value}</b>
      {note !== undefined && <small className="mut num">{note}</small>}
    </div>
  )
}
