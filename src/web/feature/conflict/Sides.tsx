import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { type ConflictView, type SideView, useAddSide, useSign, useStateSide } from './api.ts'

const words = ['position', 'demand', 'facts'] as const

/** Both sides beside each other: what each wants, why, and whose name stands under it. */
export function Sides({ conflict }: { conflict: ConflictView }): ReactNode {
  const text = useText()
  const [isAdding, setAdding] = useState(false)
  return (
    <div className="stack">
      <div className="conflict-sides">
        {conflict.sides.map((side) => (
          <Side key={side.department.id} id={conflict.id} side={side} />
        ))}
      </div>
      {conflict.can.includes('addSide') && (
        <div>
          <Button small kind="quiet" icon="plus" onClick={() => setAdding(true)}>
            {text('conflict.side.add')}
          </Button>
        </div>
      )}
      {isAdding && <AddSide id={conflict.id} onClose={() => setAdding(false)} />}
    </div>
  )
}

function Side({ id, side }: { id: string; side: SideView }): ReactNode {
  const text = useText()
  const sign = useSign(id, side.department.id)
  const [isStating, setStating] = useState(false)
  const { position, signedBy, signedAt, signer } = side
  return (
    <section className="conflict-side" aria-label={side.department.name}>
      <h3>{side.department.name}</h3>
      {position === '' && side.facts === '' ? (
        <p className="faint">{text('conflict.side.unstated')}</p>
      ) : (
        <dl>
          {words.map((word) => (
            <div key={word}>
              <dt className="small quiet">{text(`conflict.field.${word}`)}</dt>
              <dd>{side[word] || '—'}</dd>
            </div>
          ))}
        </dl>
      )}
      {side.spokesperson !== null && (
        <p className="small quiet">
          {text('conflict.field.spokesperson')} {side.spokesperson.name}
        </p>
      )}
      <p className="small" aria-live="polite">
        {signedAt !== null ? (
          <span className="tone-green">
            {text('conflict.side.signed', { name: signedBy?.name ?? '' })} <When at={signedAt} />
          </span>
        ) : (
          <span className="quiet">
            {signer === null
              ? text('conflict.side.nobody')
              : text('conflict.side.toSign', { name: signer.name })}
          </span>
        )}
      </p>
      {side.can.length > 0 && (
        <div className="line">
          {side.can.includes('sign') && (
            <Button
              small
              kind="primary"
              icon="check"
              busy={sign.isPending}
              onClick={() =>
                sign.mutate(
                  { version: side.version },
                  { onSuccess: () => toast(text('conflict.side.signedNow')) },
                )
              }
            >
              {text('conflict.side.sign')}
            </Button>
          )}
          {side.can.includes('state') && (
            <Button small icon="pencil" onClick={() => setStating(true)}>
              {text(position === '' ? 'conflict.side.edit' : 'conflict.side.change')}
            </Button>
          )}
        </div>
      )}
      <ErrorLine error={sign.error} />
      {isStating && <StateDialog id={id} side={side} onClose={() => setStating(false)} />}
    </section>
  )
}

function StateDialog({ id, side, onClose }: { id: string; side: SideView; onClose: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const state = useStateSide(id, side.department.id)
  const { value, set, clear } = useDraft<{
    position: string
    demand: string
    facts: string
    spokesperson: PersonRef | null
  }>(`conflict/${id}/${side.department.id}`, {
    position: side.position,
    demand: side.demand,
    facts: side.facts,
    spokesperson: side.spokesperson,
  })
  const issues = state.error ? sayError(state.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    state.mutate(
      {
        position: value.position.trim(),
        demand: value.demand.trim(),
        facts: value.facts.trim(),
        spokespersonId: value.spokesperson?.id ?? null,
        version: side.version,
      },
      {
        onSuccess: () => {
          clear()
          onClose()
          toast(text('conflict.side.saved'))
        },
      },
    )
  }

  return (
    <Dialog title={side.department.name} onClose={onClose} width={560}>
      <form className="form" onSubmit={handleSubmit}>
        {side.signedAt !== null && <p className="tone-amber small">{text('conflict.side.again')}</p>}
        {words.map((word, at) => (
          <FormField
            key={word}
            label={text(`conflict.field.${word}`)}
            issue={issues[word]}
            required={word !== 'demand'}
          >
            <TextArea
              rows={3}
              value={value[word]}
              onChange={(next) => set((before) => ({ ...before, [word]: next }))}
              maxLength={5000}
              autoFocus={at === 0}
            />
          </FormField>
        ))}
        <FormField
          label={text('conflict.field.spokesperson')}
          hint={text('conflict.field.spokespersonHint')}
          issue={issues.spokespersonId}
        >
          <PersonPicker
            value={value.spokesperson}
            onChange={(spokesperson) => set((before) => ({ ...before, spokesperson }))}
          />
        </FormField>
        <ErrorLine error={state.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={state.isPending} disabled={value.position.trim() === ''}>
            {text('common.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function AddSide({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const text = useText()
  const add = useAddSide(id)
  const [department, setDepartment] = useState<DepartmentRef | null>(null)
  return (
    <Dialog title={text('conflict.side.add')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (department !== null) add.mutate({ departmentId: department.id }, { onSuccess: onClose })
        }}
      >
        <FormField label={text('conflict.field.departments')} required>
          <DepartmentPicker value={department} onChange={setDepartment} />
        </FormField>
        <ErrorLine error={add.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={add.isPending} disabled={department === null}>
            {text('common.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
