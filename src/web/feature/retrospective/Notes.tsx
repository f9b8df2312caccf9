import { type ReactNode, useState } from 'react'
import { noteKinds } from '#domain/retrospective/note.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { CheckField } from '#web/ui/fields.tsx'
import { type Note, type RetrospectiveView, useChooseNote, useRemoveNote } from './api.ts'
import { EditNote } from './Contribute.tsx'

/** What was seen, department beside department, so that the same thing from two sides is met at once. */
export function Notes({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const spoken = view.collaboration.departments.filter(({ id }) =>
    view.notes.some(({ department }) => department.id === id),
  )
  const others = view.notes
    .map(({ department }) => department)
    .filter(
      ({ id }, at, all) =>
        !view.collaboration.departments.some((one) => one.id === id) &&
        all.findIndex((one) => one.id === id) === at,
    )
  return (
    <div className="stack">
      {view.notes.length === 0 && <p className="quiet">{text('retrospective.note.none')}</p>}
      <div className="retro-sides">
        {[...spoken, ...others].map((department) => (
          <section key={department.id} className="retro-side" aria-label={department.name}>
            <h3>{department.name}</h3>
            {noteKinds.map((kind) => {
              const own = view.notes.filter(
                (note) => note.kind === kind && note.department.id === department.id,
              )
              if (own.length === 0) return null
              return (
                <div key={kind} className="retro-kind">
                  <h4 className="small quiet">{text(`enum.noteKind.${kind}`)}</h4>
                  <ul>
                    {own.map((note) => (
                      <NoteLine key={note.id} view={view} note={note} />
                    ))}
                  </ul>
                </div>
              )
            })}
          </section>
        ))}
      </div>
      {view.silent.length > 0 && (
        <p className="small quiet">
          {text('retrospective.note.silent', {
            names: view.silent.map(({ name }) => name).join(text('common.join')),
          })}
        </p>
      )}
    </div>
  )
}

function NoteLine({ view, note }: { view: RetrospectiveView; note: Note }): ReactNode {
  const text = useText()
  const choose = useChooseNote(view.id)
  const remove = useRemoveNote(view.id)
  const [isEditing, setEditing] = useState(false)
  if (isEditing) {
    return (
      <li className="retro-note">
        <EditNote view={view} note={note} onClose={() => setEditing(false)} />
      </li>
    )
  }
  return (
    <li className={`retro-note${note.isKept ? '' : ' retro-left-out'}`}>
      <p className="retro-words">{note.text}</p>
      {note.whys.length > 0 && (
        <ol className="small quiet retro-whys">
          {note.whys.map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ol>
      )}
      {note.rootCause !== '' && (
        <p className="small">
          {text('retrospective.field.rootCause')}
          {text('retrospective.colon')}
          {note.rootCause}
        </p>
      )}
      <div className="line small">
        <span className="faint">{note.author.name}</span>
        {!note.isKept && <span className="faint">{text('retrospective.note.leftOut')}</span>}
        <span className="line push">
          {view.can.includes('choose') && (
            <CheckField
              checked={note.isKept}
              onChange={(isKept) => choose.mutate({ noteId: note.id, isKept })}
            >
              {text('retrospective.note.keep')}
            </CheckField>
          )}
          {note.canEdit && (
            <>
              <Button small kind="quiet" icon="pencil" onClick={() => setEditing(true)}>
                {text('common.edit')}
              </Button>
              <Button small kind="quiet" busy={remove.isPending} onClick={() => remove.mutate(note.id)}>
                {text('retrospective.note.takeBack')}
              </Button>
            </>
          )}
        </span>
      </div>
      <ErrorLine error={choose.error ?? remove.error} />
    </li>
  )
}
