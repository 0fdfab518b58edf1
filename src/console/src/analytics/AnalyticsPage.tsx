import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useOverview } from '../live/react'
import type { Preset } from '../shell/range'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { useRange } from '../shell/useRange'
import { pastRange } from './usePast'
import './analytics.css'

const tabs = [
  ['/analytics/traffic', 'Traffic'],
  ['/analytics/growth', 'Growth'],
  ['/analytics/attacks', 'Attacks'],
  ['/analytics/quality', 'Quality'],
  ['/analytics/talkers', 'Talkers'],
] as const

export interface AnalyticsPageProps {
  title: string
  /** The range while the URL has none. */
  usual: Preset
  children: ReactNode
}

/** The frame of every page of figures; the range goes along from one to the next. */
export function AnalyticsPage({ title, usual, children }: AnalyticsPageProps) {
  useTabTitle(title, useOverview().data?.incidents.length ?? 0)
  const { search, unit } = useRange()
  const kept = { ...search, unit: unit === 'bps' ? ('bps' as const) : undefined }
  return (
    <>
      <TopBar
        range={pastRange(usual)}
        crumb={
          <>
            <span>Analytics</span>
            <ChevronRight className="i s" aria-hidden="true" />
            <h1>{title}</h1>
          </>
        }
      />
      <div className="c analytics">
        <nav className="analytics-tabs" aria-label="Analytics">
          {tabs.map(([to, label]) => (
            <Link key={to} to={to} search={kept} activeOptions={{ includeSearch: false }} activeProps={{ className: 'on' }}>
              {label}
            </Link>
          ))}
        </nav>
        {children}
      </div>
    </>
  )
}
