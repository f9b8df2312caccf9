import { type FormEvent, type ReactNode, useState } from 'react'
import { useError, useText } from '#web/lib/text.ts'
import { saySize } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { When } from '#web/ui/When.tsx'
import { type TaskView, useAddLink, useRemoveDeliverable, useUpload } from './api.ts'
import { formatsOf } from './formats.ts'
import './task.css'

/** What the work has brought, round by round; which of the formats asked for are there. */
export function Deliverables({ task }: { task: TaskView }): ReactNode {
  const text = useText()
  const upload = useUpload(task.id)
  const remove = useRemoveDeliverable(task.id)
  const [isLinking, setLinking] = useState(false)
  const canAdd = task.can.includes('addDeliverable')
  const formats = formatsOf(task.requiredFormats, task.deliverables, task.reworkCount)
  return (
    <div className="stack">
      {formats.length > 0 && (
        <p className="line small" aria-live="polite">
          <span className="quiet">{text('task.field.formats')}</span>
          {formats.map(({ format, use, isThere }) => (
            <span key={`${use} ${format}`} className={`mark ${isThere ? 'tone-green' : 'tone-amber'}`}>
              <Icon name={isThere ? 'check' : 'ring'} size={14} />
              {use === 'any'
                ? format
                : text('task.formatFor', { format, use: text(`enum.outputUse.${use}`) })}
              <span className={isThere ? 'visually-hidden' : undefined}>
                {text(isThere ? 'task.deliverable.there' : 'task.deliverable.missing')}
              </span>
            </span>
          ))}
        </p>
      )}
      {task.deliverables.length === 0 && !canAdd && <p className="faint">{text('task.deliverable.none')}</p>}
      {task.deliverables.length > 0 && (
        <ul className="deliverables">
          {task.deliverables.map(({ id, round, name, link, file, addedBy, addedAt }) => (
            <li key={id} className="deliverable" data-old={round !== task.reworkCount}>
              <Icon name={file === null ? 'link' : 'file'} />
              <span>
                <a
                  href={file === null ? link : `/api/v1/files/${file.id}`}
                  {...(file === null && { target: '_blank', rel: 'noreferrer' })}
                >
                  {name || file?.name}
                </a>{' '}
                <span className="small faint">
                  {file !== null && `${saySize(file.size)} · `}
                  {addedBy?.name} <When at={addedAt} />
                  {round > 0 && ` · ${text('task.deliverable.round', { round })}`}
                </span>
              </span>
              {canAdd && round === task.reworkCount && (
                <Button
                  small
                  kind="quiet"
                  icon="cross"
                  aria-label={text('common.remove', { name: name || (file?.name ?? '') })}
                  disabled={remove.isPending}
                  onClick={() => remove.mutate(id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <ErrorLine error={remove.error} />
      {canAdd && (
        <>
          <FileDrop
            label={text('task.deliverable.upload')}
            onFile={(file, onProgress) => upload.mutateAsync({ file, onProgress })}
          />
          {isLinking ? (
            <LinkForm task={task} onDone={() => setLinking(false)} />
          ) : (
            <div>
              <Button small kind="quiet" icon="link" onClick={() => setLinking(true)}>
                {text('task.deliverable.addLink')}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}

function LinkForm({ task, onDone }: { task: TaskView; onDone: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const add = useAddLink(task.id)
  const [name, setName] = useState('')
  const [link, setLink] = useState('')
  const issues = add.error ? sayError(add.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    add.mutate({ name: name.trim(), link: link.trim() }, { onSuccess: onDone })
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      <div className="form-columns">
        <FormField label={text('task.deliverable.name')} issue={issues.name} required>
          <TextField value={name} onChange={setName} maxLength={200} autoFocus />
        </FormField>
        <FormField label={text('task.deliverable.link')} issue={issues.link} required>
          <TextField type="url" inputMode="url" value={link} onChange={setLink} maxLength={1000} />
        </FormField>
      </div>
      <ErrorLine error={add.error} />
      <div className="form-end">
        <Button
          small
          type="submit"
          kind="primary"
          busy={add.isPending}
          disabled={name.trim() === '' || link.trim() === ''}
        >
          {text('common.add')}
        </Button>
        <Button small onClick={onDone}>
          {text('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
