export type Pip = 'active' | 'armed' | 'off'

const classes: Record<Pip, string | undefined> = { active: 'a', armed: 'r', off: undefined }

/** Four slots, one for each level: filled is active, outlined is armed. The words beside it say the same. */
export function Pips({ levels }: { levels: readonly Pip[] }) {
  return (
    <span className="pips" aria-hidden="true">
      {levels.map((level, i) => (
        <i key={i} className={classes[level]} />
      ))}
    </span>
  )
}
