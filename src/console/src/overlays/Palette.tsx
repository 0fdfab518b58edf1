import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { BellOff, BellRing, Building2, Cloud, Contrast, FileText, KeyRound, LayoutDashboard, Megaphone, Monitor, OctagonX, Plus, Route, ScrollText, Server, Shield, ShieldHalf, Siren, Waypoints } from 'lucide-react'
import { useState } from 'react'
import { incidentsQuery } from '../api/queries'
import { useOverview } from '../live/react'
import { customersQuery } from '../mitigation/rulesQueries'
import { setPrefs, useShownTheme } from '../prefs/prefs'
import { closeOverlay, openKillSwitch } from '../shell/overlays'

/** Ctrl K: go to a page, a node, an incident or a customer, found by name, target or number. */
export default function Palette() {
  const [text, setText] = useState('')
  const navigate = useNavigate()
  const theme = useShownTheme()
  const { data: overview } = useOverview()
  const { data: found } = useQuery({ ...incidentsQuery({ q: text, limit: 8 }), enabled: text.length > 1 })
  const { data: customers = [] } = useQuery({ ...customersQuery, enabled: text.length > 1 })
  const incidents = text.length > 1 ? (found?.items ?? []) : (overview?.incidents ?? [])

  const go = (action: () => unknown) => (): void => {
    closeOverlay()
    action()
  }

  return (
    <Command.Dialog open onOpenChange={closeOverlay} label="Search" overlayClassName="scrim" contentClassName="dialog palette" loop>
      <Command.Input value={text} onValueChange={setText} placeholder="Search nodes, targets, incidents, customers" />
      <Command.List>
        <Command.Empty>Nothing found for “{text}”.</Command.Empty>
        {incidents.length > 0 && (
          <Command.Group heading="Incidents">
            {incidents.map((incident) => (
              <Command.Item
                key={incident.id}
                value={`${incident.id} ${incident.title} ${incident.target ?? ''} ${text}`}
                onSelect={go(() => navigate({ to: '/incidents/$number', params: { number: String(incident.number) } }))}
              >
                <Siren className="i" aria-hidden="true" />
                {incident.title}
                <span className="mono mut">{incident.target ?? ''}</span>
                <span className="mono mut end">{incident.id}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        <Command.Group heading="Nodes">
          {overview?.nodes.map((node) => (
            <Command.Item
              key={node.id}
              value={`${node.name} ${node.pop} ${node.popName} ${node.id}`}
              onSelect={go(() => navigate({ to: '/nodes/$id', params: { id: node.id } }))}
            >
              <Server className="i" aria-hidden="true" />
              {node.name}
              <span className="mut end">
                {node.pop} {node.popName}
              </span>
            </Command.Item>
          ))}
        </Command.Group>
        {text.length > 1 && customers.length > 0 && (
          <Command.Group heading="Customers">
            {customers.map((customer) => (
              <Command.Item
                key={customer.number}
                value={`${customer.name} ${customer.prefixes.join(' ')} customer ${customer.number}`}
                onSelect={go(() => navigate({ to: '/customers/$number', params: { number: String(customer.number) } }))}
              >
                <Building2 className="i" aria-hidden="true" />
                {customer.name}
                <span className="mono mut end cut">{customer.prefixes.join(' ')}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        <Command.Group heading="Pages">
          <Command.Item onSelect={go(() => navigate({ to: '/overview' }))}>
            <LayoutDashboard className="i" aria-hidden="true" />Overview
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/incidents' }))}>
            <Siren className="i" aria-hidden="true" />Incidents
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/nodes' }))}>
            <Server className="i" aria-hidden="true" />All nodes
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/nodes/new' }))}>
            <Plus className="i" aria-hidden="true" />Add a node
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/mitigations' }))}>
            <Shield className="i" aria-hidden="true" />Mitigations
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/customers' }))}>
            <Building2 className="i" aria-hidden="true" />Customers
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/status-pages' }))}>
            <Megaphone className="i" aria-hidden="true" />Status pages
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/reports' }))}>
            <FileText className="i" aria-hidden="true" />Reports
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/settings/mitigation/policies' }))}>
            <Route className="i" aria-hidden="true" />Settings: policies
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/settings/mitigation/safety' }))}>
            <ShieldHalf className="i" aria-hidden="true" />Settings: safety, protected list, limits
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/settings/bgp' }))}>
            <Waypoints className="i" aria-hidden="true" />Settings: BGP routers
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/settings/scrubbing' }))}>
            <Cloud className="i" aria-hidden="true" />Settings: scrubbing providers
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/settings/channels' }))}>
            <Megaphone className="i" aria-hidden="true" />Settings: channels and mail
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/settings/alerting/escalation' }))}>
            <BellRing className="i" aria-hidden="true" />Settings: escalation, who is told when
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/settings/alerting/silences' }))}>
            <BellOff className="i" aria-hidden="true" />Settings: silences
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/settings/configuration' }))}>
            <Server className="i" aria-hidden="true" />Settings: configuration of nodes
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/settings/tokens' }))}>
            <KeyRound className="i" aria-hidden="true" />Settings: API tokens
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/settings/audit' }))}>
            <ScrollText className="i" aria-hidden="true" />Settings: audit log
          </Command.Item>
          <Command.Item onSelect={go(() => navigate({ to: '/wall' }))}>
            <Monitor className="i" aria-hidden="true" />Wallboard
          </Command.Item>
          <Command.Item onSelect={go(() => setPrefs({ theme: theme === 'dark' ? 'light' : 'dark' }))}>
            <Contrast className="i" aria-hidden="true" />Switch to {theme === 'dark' ? 'light' : 'dark'} theme
          </Command.Item>
          <Command.Item onSelect={openKillSwitch}>
            <OctagonX className="i bad" aria-hidden="true" />Kill switch: withdraw everything, or release it
          </Command.Item>
        </Command.Group>
      </Command.List>
    </Command.Dialog>
  )
}
