import type { ReactNode } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { useText } from '#web/lib/text.ts'
import { Link } from '#web/ui/Link.tsx'
import type { Section } from './MinutesDocument.tsx'

/** What belongs to the text whatever its form: attachments, objections kept, who was silent, what was put right. */
export function Endnotes({ minutes: { content, meetingId, meeting } }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const { attachments, reservedOpinions, silent } = content
  return (
    <>
      {attachments.length > 0 && (
        <section className="paper-part">
          <h3>{text('document.field.attachments')}</h3>
          <ol className="paper-list">
            {attachments.map(({ no, name, revision, kind, fileId }) => {
              const shown = revision === '' ? name : `${name} (${revision})`
              return (
                <li key={no} id={`minutes-attachment-${no}`}>
                  {kind === 'ledger' && meeting !== null ? (
                    <Link to={`/meetings/${meetingId}/ledger`} title={text('minutes.ledger')}>
                      {shown}
                    </Link>
                  ) : fileId !== null ? (
                    <a href={`/api/v1/files/${fileId}`} download>
                      {shown}
                    </a>
                  ) : (
                    shown
                  )}
                </li>
              )
            })}
          </ol>
        </section>
      )}
      {reservedOpinions.length > 0 && (
        <section className="paper-part">
          <h3>{text('document.field.reservedOpinions')}</h3>
          <ol className="paper-list">
            {reservedOpinions.map((opinion) => (
              <li key={`${opinion.person}${opinion.text}`}>
                {opinion.person} · {text(`enum.minutesSection.${opinion.section as Section}`)}：{opinion.text}
                {opinion.answer !== '' && (
                  <div>
                    {text('document.field.answer')}：{opinion.answer}
                  </div>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      {silent.length > 0 && (
        <section className="paper-part">
          <h3>{text('document.field.silent')}</h3>
          <p>{text('document.silentLine', { names: silent.join(text('document.separator')) })}</p>
        </section>
      )}
      <AmendmentTable content={content} />
    </>
  )
}

/** 修订记录. */
function AmendmentTable({ content: { amendments } }: { content: MinutesView['content'] }): ReactNode {
  const text = useText()
  if (amendments.length === 0) return null
  const head = (column: string) => text(`document.amendments.${column}`)
  const columns = ['no', 'place', 'oldText', 'newText', 'version', 'by', 'approvedBy'] as const
  return (
    <section className="paper-part">
      <h3>{head('title')}</h3>
      <table className="paper-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {head(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {amendments.map((one) => (
            <tr key={one.no}>
              <td data-label={head('no')}>{one.no}</td>
              <td data-label={head('place')}>{one.label}</td>
              <td data-label={head('oldText')}>{one.oldText || '—'}</td>
              <td data-label={head('newText')}>{one.newText || '—'}</td>
              <td data-label={head('version')}>{one.version}</td>
              <td data-label={head('by')}>
                {one.by} {one.on}
              </td>
              <td data-label={head('approvedBy')}>
                {one.approvedBy} {one.approvedOn}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
