import type { ReactNode } from 'react'
import type { MinutesContent } from '#contract/minutes.ts'
import { hasText, useText } from '#web/lib/text.ts'

/** What the type of the meeting was to bring forth, heading by heading; nothing for documents without. */
export function OutputsOnPaper({ outputs = [] }: Pick<MinutesContent, 'outputs'>): ReactNode {
  const text = useText()
  const said = (key: string, code: string) => (hasText(key) ? text(key) : code)
  if (outputs.length === 0) return null
  return (
    <section id="minutes-outputs" className="paper-part">
      <div className="paper-heading">
        <h3>{text('output.title')}</h3>
      </div>
      {outputs.map(({ slot, columns, rows }) => {
        const title = said(`output.slot.${slot}`, slot)
        return (
          <div key={slot} className="paper-output">
            <h4>{title}</h4>
            {rows.length === 0 && <p>{text('document.none')}</p>}
            {rows.length > 0 && columns.length === 1 && (
              <ol className="paper-list">
                {rows.map(([words = '']) => (
                  <li key={words}>{words}</li>
                ))}
              </ol>
            )}
            {rows.length > 0 && columns.length > 1 && (
              <table className="paper-table" aria-label={title}>
                <thead>
                  <tr>
                    {columns.map((column) => (
                      <th key={column} scope="col">
                        {said(`output.column.${column}`, column)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((cells) => (
                    <tr key={cells.join('\u0000')}>
                      {columns.map((column, at) => (
                        <td key={column} data-label={said(`output.column.${column}`, column)}>
                          {cells[at] || '—'}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
        )
      })}
    </section>
  )
}
