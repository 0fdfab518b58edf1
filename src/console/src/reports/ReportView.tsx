import type { ReportDocument, ReportFigure, ReportSection, ReportTable } from '../api/types'

/** A report as it is read, without its charts: those are in the page to print and in the PDF. */
export function ReportView({ report }: { report: ReportDocument }) {
  const main = report.sections.flatMap((section) => section.figures).filter((figure) => figure.main)
  return (
    <>
      <section className="panel report-lead" aria-label="Summary">
        <p className="mut xs">
          {report.organisation} · {report.span}
        </p>
        <p>{report.summary}</p>
        {main.length > 0 && (
          <dl className="report-tiles num">
            {main.map((figure) => (
              <div key={`${figure.key} ${figure.label}`}>
                <dt>{figure.label}</dt>
                <dd>{figure.text}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      {report.sections.map((section) => (
        <Section key={section.key} section={section} />
      ))}
    </>
  )
}

function Section({ section }: { section: ReportSection }) {
  return (
    <section className="panel list report-section" aria-label={section.title}>
      <div className="ph">
        <h2>{section.title}</h2>
      </div>
      {section.figures.length > 0 && (
        <dl className="report-facts num">
          {section.figures.map((figure) => (
            <Fact key={`${figure.key} ${figure.label}`} figure={figure} />
          ))}
        </dl>
      )}
      {section.text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {section.charts.map((chart) => (
        <p key={chart.key} className="mut">
          {chart.title}: {chart.summary}
        </p>
      ))}
      {section.tables.map((table) => (
        <Table key={table.key} table={table} />
      ))}
      {section.fillIn.map((blank) => (
        <p key={blank} className="report-blank">
          <b>To be filled in:</b> {blank}
        </p>
      ))}
    </section>
  )
}

function Fact({ figure }: { figure: ReportFigure }) {
  return (
    <>
      <dt>{figure.label}</dt>
      <dd>{figure.text}</dd>
    </>
  )
}

function Table({ table }: { table: ReportTable }) {
  if (table.rows.length === 0) return <p className="mut">{table.empty}</p>
  return (
    <>
      <h3>{table.title}</h3>
      <div className="scroll" role="region" aria-label={table.title} tabIndex={0}>
        <table className="num">
          <thead>
            <tr>
              {table.columns.map((column, at) =>
                column.name === '' ? (
                  <td key={at} />
                ) : (
                  <th key={at} className={column.right ? 'r' : ''}>
                    {column.name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at} className={table.columns[at]?.right ? 'r' : table.columns[at]?.code ? 'mono' : ''}>
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
