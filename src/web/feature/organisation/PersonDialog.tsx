import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
import type { PersonView } from '#contract/organisation.ts'
import { locales } from '#domain/person/locale.ts'
import { type Suitability, suitabilities } from '#domain/preparation/suitability.ts'
import { Refused } from '#web/lib/api.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useSession } from '#web/lib/session.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextField } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useSavePerson, useSetPersonState } from './api.ts'

interface Fields {
  readonly name: string
  readonly jobTitle: string
  readonly email: string
  readonly phone: string
  readonly employeeNo: string
  readonly department: DepartmentRef | null
  readonly locale: (typeof locales)[number]
  readonly isAdmin: boolean
  readonly isSupervisor: boolean
  readonly isCoordinator: boolean
  readonly tags: readonly Suitability[]
  readonly version: number
}

function fieldsOf(person: PersonView | undefined, locale: Fields['locale']): Fields {
  const { departmentId = null, departmentName = null } = person ?? {}
  return {
    name: person?.name ?? '',
    jobTitle: person?.jobTitle ?? '',
    email: person?.email ?? '',
    phone: person?.phone ?? '',
    employeeNo: person?.employeeNo ?? '',
    department:
      departmentId !== null && departmentName !== null ? { id: departmentId, name: departmentName } : null,
    locale: person?.locale ?? locale,
    isAdmin: person?.isAdmin ?? false,
    isSupervisor: person?.isSupervisor ?? false,
    isCoordinator: person?.isCoordinator ?? false,
    tags: suitabilities.filter((tag) => person?.tags.includes(tag)),
    version: person?.version ?? 1,
  }
}

/** Adds a person, or changes one; a change that came in between is shown before it is written over. */
export function PersonDialog({ person, onClose }: { person?: PersonView; onClose: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const locale = useSession()?.organisation?.locale ?? 'zh-CN'
  const draft = useDraft(`person/${person?.id ?? 'new'}`, fieldsOf(person, locale))
  const save = useSavePerson(person?.id)
  const { fields } = sayError(save.error)
  const { value } = draft
  const put = (change: Partial<Fields>) => draft.set((before) => ({ ...before, ...change }))

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const { department, employeeNo, tags, ...rest } = value
    save.mutate(
      {
        ...rest,
        tags: [...tags],
        employeeNo: employeeNo.trim() || null,
        departmentId: department?.id ?? null,
      },
      {
        onSuccess: () => {
          draft.clear()
          toast(text('common.saved'))
          onClose()
        },
        onError: (error) => {
          const current = staleOf(error)
          if (current) draft.set(fieldsOf(current, locale))
        },
      },
    )
  }

  return (
    <Dialog
      title={
        person
          ? text('organisation.people.editTitle', { name: person.name })
          : text('organisation.people.addTitle')
      }
      width={560}
      onClose={() => {
        draft.clear()
        onClose()
      }}
    >
      <form className="form" onSubmit={handleSubmit}>
        <div className="form-columns">
          <FormField label={text('organisation.people.name')} issue={fields.name} required>
            <TextField
              value={value.name}
              onChange={(name) => put({ name })}
              maxLength={200}
              required
              autoFocus
            />
          </FormField>
          <FormField label={text('organisation.people.email')} issue={fields.email} required>
            <TextField type="email" value={value.email} onChange={(email) => put({ email })} required />
          </FormField>
          <FormField label={text('organisation.people.department')} issue={fields.departmentId}>
            <DepartmentPicker value={value.department} onChange={(department) => put({ department })} />
          </FormField>
          <FormField label={text('organisation.people.jobTitle')} issue={fields.jobTitle}>
            <TextField value={value.jobTitle} onChange={(jobTitle) => put({ jobTitle })} maxLength={200} />
          </FormField>
          <FormField label={text('organisation.people.phone')} issue={fields.phone}>
            <TextField type="tel" value={value.phone} onChange={(phone) => put({ phone })} maxLength={40} />
          </FormField>
          <FormField label={text('organisation.people.employeeNo')} issue={fields.employeeNo}>
            <TextField
              value={value.employeeNo}
              onChange={(employeeNo) => put({ employeeNo })}
              maxLength={40}
            />
          </FormField>
          <FormField label={text('organisation.people.locale')} issue={fields.locale}>
            <SelectField
              value={value.locale}
              onChange={(chosen) => put({ locale: chosen })}
              options={locales.map((one) => ({ value: one, label: text(`enum.locale.${one}`) }))}
            />
          </FormField>
        </div>
        <div className="stack tight">
          <CheckField checked={value.isAdmin} onChange={(isAdmin) => put({ isAdmin })}>
            {text('organisation.people.isAdmin')}
          </CheckField>
          <CheckField checked={value.isSupervisor} onChange={(isSupervisor) => put({ isSupervisor })}>
            {text('organisation.people.isSupervisor')}
          </CheckField>
          <CheckField checked={value.isCoordinator} onChange={(isCoordinator) => put({ isCoordinator })}>
            {text('organisation.people.isCoordinator')}
          </CheckField>
        </div>
        <fieldset className="stack tight">
          <legend className="field-label">{text('organisation.people.suits')}</legend>
          <p className="small faint">{text('organisation.people.suitsHint')}</p>
          {suitabilities.map((tag) => (
            <CheckField
              key={tag}
              checked={value.tags.includes(tag)}
              onChange={(has) =>
                put({ tags: suitabilities.filter((one) => (one === tag ? has : value.tags.includes(one))) })
              }
            >
              {text(`enum.suitability.${tag}`)}
            </CheckField>
          ))}
        </fieldset>
        {Object.keys(fields).length === 0 && <ErrorLine error={save.error} />}
        <div className="form-end">
          <Button type="submit" kind="primary" busy={save.isPending}>
            {text('common.save')}
          </Button>
          {person && <StateButton person={person} onDone={onClose} />}
        </div>
      </form>
    </Dialog>
  )
}

/** The person as they now are, when somebody else was quicker. */
function staleOf(error: unknown): PersonView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'person.stale') return undefined
  return (error.detail as { current?: PersonView } | undefined)?.current
}

function StateButton({ person, onDone }: { person: PersonView; onDone: () => void }): ReactNode {
  const text = useText()
  const setState = useSetPersonState()
  const [isAsking, setAsking] = useState(false)
  const { id, name } = person

  function change(state: 'active' | 'disabled') {
    setState.mutate(
      { id, state },
      {
        onSuccess: () => {
          onDone()
          if (state === 'active') toast(text('organisation.people.enabled', { name }))
          else
            toast(text('organisation.people.disabled', { name }), () =>
              setState.mutate({ id, state: 'active' }),
            )
        },
      },
    )
  }

  if (person.state === 'disabled') {
    return (
      <>
        <span className="push">
          <Button busy={setState.isPending} onClick={() => change('active')}>
            {text('organisation.people.enable')}
          </Button>
        </span>
        <ErrorLine error={setState.error} />
      </>
    )
  }
  return (
    <>
      <span className="push">
        <Button kind="seal" onClick={() => setAsking(true)}>
          {text('organisation.people.disable')}
        </Button>
      </span>
      {isAsking && (
        <Confirm
          title={text('organisation.people.disableTitle', { name })}
          action={text('organisation.people.disable')}
          seal
          busy={setState.isPending}
          error={setState.error}
          onClose={() => setAsking(false)}
          onConfirm={() => change('disabled')}
        >
          <p className="quiet">{text('organisation.people.disableHint')}</p>
        </Confirm>
      )}
    </>
  )
}
