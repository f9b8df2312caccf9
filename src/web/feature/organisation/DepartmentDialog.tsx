import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import type { DepartmentView } from '#contract/organisation.ts'
import { Refused } from '#web/lib/api.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { departmentsQuery } from '#web/ui/departments.ts'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useArchiveDepartment, useSaveDepartment } from './api.ts'
import { namesIn } from './names.ts'

const posts = ['head', 'deputy', 'vicePresident', 'liaison'] as const

interface Fields {
  readonly name: string
  readonly parent: DepartmentRef | null
  readonly aliases: string
  readonly head: PersonRef | null
  readonly deputy: PersonRef | null
  readonly vicePresident: PersonRef | null
  readonly liaison: PersonRef | null
  readonly sort: number
  readonly version: number
}

function fieldsOf(
  department: DepartmentView | undefined,
  all: readonly DepartmentView[],
  join: string,
): Fields {
  return {
    name: department?.name ?? '',
    parent: all.find(({ id }) => id === department?.parentId) ?? null,
    aliases: department?.aliases.join(join) ?? '',
    head: department?.head ?? null,
    deputy: department?.deputy ?? null,
    vicePresident: department?.vicePresident ?? null,
    liaison: department?.liaison ?? null,
    sort: department?.sort ?? all.length,
    version: department?.version ?? 1,
  }
}

export function DepartmentDialog({
  department,
  onClose,
}: {
  department?: DepartmentView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const all = useQuery(departmentsQuery).data?.items ?? []
  const initial = fieldsOf(department, all, text('common.join'))
  const draft = useDraft<Fields>(`department/${department?.id ?? 'new'}`, initial)
  const save = useSaveDepartment(department?.id)
  const { fields } = useError()(save.error)
  const { value } = draft
  const put = (change: Partial<Fields>) => draft.set((before) => ({ ...before, ...change }))

  function close() {
    draft.clear()
    onClose()
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const { parent, aliases, head, deputy, vicePresident, liaison, ...rest } = value
    save.mutate(
      {
        ...rest,
        parentId: parent?.id ?? null,
        aliases: namesIn(aliases),
        headId: head?.id ?? null,
        deputyId: deputy?.id ?? null,
        vicePresidentId: vicePresident?.id ?? null,
        liaisonId: liaison?.id ?? null,
      },
      {
        onSuccess: () => {
          toast(text('common.saved'))
          close()
        },
        onError: (error) => {
          const current = staleOf(error)
          if (current) draft.set(fieldsOf(current, all, text('common.join')))
        },
      },
    )
  }

  return (
    <Dialog
      title={
        department
          ? text('organisation.departments.editTitle', { name: department.name })
          : text('organisation.departments.addTitle')
      }
      width={560}
      onClose={close}
    >
      <form className="form" onSubmit={handleSubmit}>
        <div className="form-columns">
          <FormField label={text('organisation.departments.name')} issue={fields.name} required>
            <TextField
              value={value.name}
              onChange={(name) => put({ name })}
              maxLength={200}
              required
              autoFocus
            />
          </FormField>
          <FormField
            label={text('organisation.departments.parent')}
            hint={text('organisation.departments.parentNone')}
            issue={fields.parentId}
          >
            <DepartmentPicker value={value.parent} onChange={(parent) => put({ parent })} />
          </FormField>
        </div>
        <FormField
          label={text('organisation.departments.aliases')}
          hint={text('organisation.departments.aliasesHint')}
          issue={fields.aliases}
        >
          <TextField value={value.aliases} onChange={(aliases) => put({ aliases })} />
        </FormField>
        <div className="form-columns">
          {posts.map((post) => (
            <FormField
              key={post}
              label={text(`organisation.departments.${post}`)}
              issue={fields[`${post}Id`]}
            >
              <PersonPicker value={value[post]} onChange={(person) => put({ [post]: person })} />
            </FormField>
          ))}
        </div>
        {Object.keys(fields).length === 0 && <ErrorLine error={save.error} />}
        <div className="form-end">
          <Button type="submit" kind="primary" busy={save.isPending}>
            {text('common.save')}
          </Button>
          {department && <ArchiveButton department={department} onDone={close} />}
        </div>
      </form>
    </Dialog>
  )
}

function staleOf(error: unknown): DepartmentView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'department.stale') return undefined
  return (error.detail as { current?: DepartmentView } | undefined)?.current
}

function ArchiveButton({
  department,
  onDone,
}: {
  department: DepartmentView
  onDone: () => void
}): ReactNode {
  const text = useText()
  const archive = useArchiveDepartment()
  const [isAsking, setAsking] = useState(false)
  const { id, name } = department
  return (
    <>
      <span className="push">
        <Button kind="seal" onClick={() => setAsking(true)}>
          {text('organisation.departments.archive')}
        </Button>
      </span>
      {isAsking && (
        <Confirm
          title={text('organisation.departments.archiveTitle', { name })}
          action={text('organisation.departments.archive')}
          seal
          busy={archive.isPending}
          error={archive.error}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            archive.mutate(id, {
              onSuccess: () => {
                toast(text('organisation.departments.archived', { name }))
                onDone()
              },
            })
          }
        >
          <p className="quiet">{text('organisation.departments.archiveHint')}</p>
        </Confirm>
      )}
    </>
  )
}
