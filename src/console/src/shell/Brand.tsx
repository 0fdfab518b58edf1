export function Brand({ workspace }: { workspace: string }) {
  return (
    <div className="brand">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" strokeLinecap="round">
        <g stroke="var(--accent)" strokeWidth="2.4">
          <path d="M2 7.5c3.3 0 3.3-3 6.7-3s3.3 3 6.6 3 3.4-3 6.7-3" />
          <path d="M2 13.5c3.3 0 3.3-3 6.7-3s3.3 3 6.6 3" opacity=".65" />
          <path d="M2 19.5c3.3 0 3.3-3 6.7-3" opacity=".35" />
        </g>
        <path d="M19.5 10.5v10M15 16.5v4" stroke="var(--fg-0)" strokeWidth="2.6" />
      </svg>
      <div className="brand-name">
        Flowtriq<small>{workspace}</small>
      </div>
    </div>
  )
}
