import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useAnalystRefusal } from '../access/session'
import type { StatusPageDetail, StatusStoryView, StatusUpdateView } from '../api/types'
import { dateTime } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { Action } from '../ui/Action'
import { Empty } from '../ui/States'
import StoryDialog from './StoryDialog'
import StoryEditDialog from './StoryEditDialog'
import UpdateDialog from './UpdateDialog'
import { phaseNames } from './wording'

type Open = { kind: 'new' } | { kind: 'edit'; story: StatusStoryView } | { kind: 'say'; story: StatusStoryView } | { kind: 'revise'; story: StatusStoryView; update: StatusUpdateView }

/** What the page tells of disruptions, with everything that people may change about it. */
export function StoriesPanel({ page }: { page: StatusPageDetail }) {
  const refusal = useAnalystRefusal()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  return (
    <section className="panel list" aria-label="Disruptions">
      <div className="ph">
        <h2>Disruptions</h2>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={() => setOpen({ kind: 'new' })}>
          <Plus className="i s" aria-hidden="true" />
          Tell of another
        </Action>
      </div>
      {page.stories.length === 0 ? (
        <Empty title="Nothing to tell in 90 days" />
      ) : (
        <ul className="status-stories">
          {page.stories.map((story) => (
            <Story key={story.number} story={story} refusal={refusal} open={setOpen} />
          ))}
        </ul>
      )}
      {open?.kind === 'new' && <StoryDialog page={page} close={close} />}
      {open?.kind === 'edit' && <StoryEditDialog story={open.story} close={close} />}
      {open?.kind === 'say' && <UpdateDialog story={open.story} update={null} close={close} />}
      {open?.kind === 'revise' && <UpdateDialog story={open.story} update={open.update} close={close} />}
    </section>
  )
}

function Story({ story, refusal, open }: { story: StatusStoryView; refusal: string | null; open: (open: Open) => void }) {
  const { zone } = usePrefs()
  return (
    <li>
      <div className="status-head">
        <b>{story.title}</b>
        <span className="tag">{phaseNames[story.phase]}</span>
        {story.automatic && <span className="tag">By itself</span>}
        {story.hidden && <span className="tag warn">Hidden</span>}
        {story.incident !== null && (
          <Link to="/incidents/$number" params={{ number: String(story.incident) }} className="lk">
            INC-{story.incident}
          </Link>
        )}
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={() => open({ kind: 'edit', story })}>
          Edit
        </Action>
        <Action className="btn sm" refusal={refusal} onClick={() => open({ kind: 'say', story })}>
          Post update
        </Action>
      </div>
      <ol>
        {story.updates.map((update) => (
          <li key={update.number}>
            <span className="mut num">
              {dateTime(update.at, zone)} · {phaseNames[update.phase]} · {update.by ?? 'by itself'}
              {update.edited !== null && ' · edited'}
            </span>
            <p>{update.text}</p>
            <Action className="btn sm" refusal={refusal} onClick={() => open({ kind: 'revise', story, update })}>
              Change words
            </Action>
          </li>
        ))}
      </ol>
    </li>
  )
}
