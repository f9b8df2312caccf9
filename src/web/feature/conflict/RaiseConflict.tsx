import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { type ConflictKind, conflictKinds } from '#domain/conflict/conflict.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useRaise } from './api.ts'

interface Typed {
  readonly title: string
  readonly kind: ConflictKind
  readonly commonGoal: string
  readonly sides: readonly { readonly department: DepartmentRef | null; readonly position: string }[]
  readonly leader: PersonRef | null
}

/** Who is at odds about what; each side states the rest itself. */
export function RaiseConflict({
  place = {},
  title = '',
  onClose,
}: {
  place?: {
    readonly meetingId?: string
    readonly decisionId?: string
    readonly taskId?: string
    readonly collaborationId?: string
    readonly issueId?: string
  }
  title?: string
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const go = useNavigate()
  const raise = useRaise()
  const [idempotencyKey] = useState(() => crypto.randomUUID?.() ?? String(Date.now()))
  const empty = { department: null, position: '' }
  const { value, set, clear } = useDraft<Typed>(`conflict/new/${JSON.stringify(place)}`, {
    title,
    kind: 'resource',
    commonGoal: '',
    sides: [empty, empty],
    leader: null,
  })
  const change = (part: Partial<Typed>) => set((before) => ({ ...before, ...part }))
  const issues = raise.error ? sayError(raise.error).fields : {}
  const changeSide = (at: number, part: Partial<Typed['sides'][number]>) =>
    change({ sides: value.sides.map((side, index) => (index === at ? { ...side, ...part } : side)) })
  const named = value.sides.flatMap(({ department, position }) =>
    department === null ? [] : [{ departmentId: department.id, position: position.trim() }],
  )

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    raise.mutate(
      {
        idempotencyKey,
        body: {
          ...place,
          title: value.title.trim(),
          kind: value.kind,
          commonGoal: value.commonGoal.trim(),
          sides: named,
          leaderId: value.leader?.id ?? null,
        },
      },
      {
        onSuccess: ({ id }) => {
          clear()
          onClose()
          toast(text('conflict.raised'))
          void go({ to: `/conflicts/${id}` })
        },
      },
    )
  }

  return (
    <Dialog title={text('conflict.raise')} onClose={onClose} width={600}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('conflict.field.title')} issue={issues.title} required>
          <TextField
            value={value.title}
            onChange={(next) => change({ title: next })}
            maxLength={200}
            autoFocus
          />
        </FormField>
        <FormField label={text('conflict.field.kind')}>
          <SelectField
            value={value.kind}
            onChange={(kind: ConflictKind) => change({ kind })}
            options={conflictKinds.map((kind) => ({ value: kind, label: text(`enum.conflictKind.${kind}`) }))}
          />
        </FormField>
        {value.sides.map((side, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a side has no name before its department is chosen
          <div key={at} className="form-columns">
            <FormField
              label={text('conflict.field.side', { no: at + 1 })}
              issue={at === 0 ? issues.sides : undefined}
              required={at < 2}
            >
              <DepartmentPicker
                value={side.department}
                onChange={(department) => changeSide(at, { department })}
              />
            </FormField>
            <FormField label={text('conflict.field.position')}>
              <TextArea
                value={side.position}
                onChange={(position) => changeSide(at, { position })}
                maxLength={5000}
              />
            </FormField>
          </div>
        ))}
        {value.sides.length < 6 && (
          <div>
            <Button small kind="quiet" icon="plus" onClick={() => change({ sides: [...value.sides, empty] })}>
              {text('conflict.side.add')}
            </Button>
          </div>
        )}
        <FormField label={text('conflict.field.commonGoal')} hint={text('conflict.field.commonGoalHint')}>
          <TextArea
            value={value.commonGoal}
            onChange={(commonGoal) => change({ commonGoal })}
            maxLength={5000}
          />
        </FormField>
        <FormField
          label={text('conflict.field.leader')}
          hint={text('conflict.field.leaderHint')}
          issue={issues.leaderId}
        >
          <PersonPicker value={value.leader} onChange={(leader) => change({ leader })} />
        </FormField>
        <ErrorLine error={raise.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={raise.isPending}
            disabled={value.title.trim() === '' || named.length < 2}
          >
            {text('conflict.raise')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
