import type { ObjectivesBook, ReportDocument, ReportScheduleView, ReportShareView, ReportSummary } from '../api/types'
import { iso } from './fixtures'

export const report: ReportSummary = {
  number: 5,
  kind: 'sla',
  title: 'Service level report',
  subject: 'Customer X',
  customer: 5,
  incident: null,
  span: 'October 2026',
  from: '2026-10-01T00:00:00.000Z',
  to: '2026-11-01T00:00:00.000Z',
  made: iso(9000),
  by: 'Noc Analyst',
  shares: 1,
}

export const reportDocument = (change: Partial<ReportDocument> = {}): ReportDocument => ({
  kind: 'sla',
  title: 'Service level report',
  subject: 'Customer X',
  organisation: 'Example ISP',
  span: 'October 2026',
  from: report.from,
  to: report.to,
  made: report.made,
  summary: 'In October 2026, 2 attacks ran for 12 min altogether.',
  sections: [
    {
      key: 'attainment',
      title: 'Objectives',
      text: ['What was promised, and what was attained.'],
      figures: [{ key: 'unimpaired', label: 'Time without impairment', text: '99.98 %', number: 0.9998, unit: 'share', time: null, main: true }],
      charts: [{ key: 'days', title: 'Attacks by day', summary: 'At most 2 on one day.', kind: 'bars', unit: '', x: [], labels: ['1 Oct'], series: [{ name: 'Attacks', tone: 'traffic', values: [2] }], marks: [] }],
      tables: [
        {
          key: 'objectives',
          title: 'Objectives and what was attained',
          columns: [
            { name: '', width: 2, right: false, code: false },
            { name: 'Promised', width: 1, right: true, code: false },
          ],
          rows: [
            [
              { text: 'Time to detect', number: null, unit: '' },
              { text: '1 s', number: 1, unit: 's' },
            ],
          ],
          empty: '',
        },
      ],
      fillIn: [],
    },
  ],
  ...change,
})

export const draft = reportDocument({
  kind: 'earlyWarning',
  title: 'NIS2 early warning (draft)',
  sections: [{ key: 'crossBorder', title: 'Cross-border impact', text: [], figures: [], charts: [], tables: [], fillIn: ['Member States affected, if any'] }],
})

export const share: ReportShareView = { number: 3, made: iso(900), by: 'Noc Analyst', until: iso(-86_400), opened: 4, lastOpened: iso(60) }

export const schedule: ReportScheduleView = {
  number: 2,
  schedule: { kind: 'sla', every: 'month', recipients: ['sla@customer-x.example'], customer: 5, linkDays: 30 },
  customerName: 'Customer X',
  next: '2026-12-01T00:00:00.000Z',
  lastReport: 5,
  by: 'Noc Analyst',
  mailIsSetUp: true,
}

export const objectives: ObjectivesBook = { usual: { detectSeconds: 1, mitigateSeconds: 60, unimpairedPercent: 99.9 }, customers: [] }

export const reportAnswers = {
  '/reports': { total: 1, items: [report] },
  '/reports/5': reportDocument(),
  '/reports/5/shares': [share],
  '/reports/schedules': [schedule],
  '/reports/objectives': objectives,
  '/reports/preview': reportDocument({ kind: 'incident', title: 'Incident report', subject: 'INC-17' }),
  '/portal/reports': [{ ...report, by: '', shares: 0 }],
}
