import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { type RetrospectiveView, useAttach, useDetach } from './api.ts'

/** 附件 of the report. */
export function Files({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const attach = useAttach(view.id)
  const detach = useDetach(view.id)
  const canEdit = view.can.includes('edit')
  return (
    <div className="stack">
      {view.files.length === 0 && <p className="quiet">{text('retrospective.file.none')}</p>}
      <ul className="retro-rows">
        {view.files.map(({ id, name, uploadedBy }) => (
          <li key={id} className="retro-row line">
            <a href={`/api/v1/files/${id}`}>{name}</a>
            <span className="small faint">{uploadedBy?.name}</span>
            {canEdit && (
              <span className="push">
                <Button
                  small
                  kind="quiet"
                  icon="cross"
                  aria-label={text('common.remove', { name })}
                  onClick={() => detach.mutate(id)}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      <ErrorLine error={detach.error} />
      {canEdit && <FileDrop label={text('retrospective.file.add')} onFile={attach} />}
    </div>
  )
}
