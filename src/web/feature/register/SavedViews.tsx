import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { viewSharings } from '#contract/register.ts'
import { type Filters, useGoTo } from '#web/lib/address.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { departmentsQuery } from '#web/ui/departments.ts'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu, type MenuEntry } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type SavedView, useRemoveView, useSaveView, viewsQuery } from './api.ts'
import { queryToSave } from './ask.ts'

/** The views one has saved and those one was given; each has an address of its own. */
export function SavedViews({
  filters,
  view,
}: {
  /** As the register is asked now. */
  filters: Filters
  /** The view it was opened by. */
  view: SavedView | undefined
}): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const views = useQuery(viewsQuery).data?.items ?? []
  const [dialog, setDialog] = useState<'new' | 'edit'>()
  const remove = useRemoveView()
  const save = useSaveView()
  const query = queryToSave(filters)
  const isChanged = view !== undefined && view.query !== query
  const open = (one: SavedView): MenuEntry => ({
    label: one.name,
    isChosen: one.id === view?.id,
    act: () => goTo(`/tasks?view=${one.id}`),
    ...(one.shared !== 'private' && {
      note: one.shared === 'everybody' ? text('register.view.everybody') : (one.department?.name ?? ''),
    }),
  })
  const mine = views.filter(({ can }) => can.includes('edit'))
  const others = views.filter(({ can }) => !can.includes('edit'))
  const entries: MenuEntry[] = [
    ...(mine.length > 0 ? [{ heading: text('register.view.mine') }, ...mine.map(open)] : []),
    ...(others.length > 0 ? [{ heading: text('register.view.shared') }, ...others.map(open)] : []),
    ...(views.length > 0 ? (['rule'] as const) : []),
    { label: text('register.view.saveAs'), icon: 'plus', act: () => setDialog('new') },
    ...(view?.can.includes('edit')
      ? ([
          ...(isChanged
            ? [
                {
                  label: text('register.view.saveChange', { name: view.name }),
                  icon: 'check' as const,
                  act: () =>
                    save.mutate(
                      { view, name: view.name, query },
                      {
                        onSuccess: () => {
                          toast(text('common.saved'))
                          goTo(`/tasks?view=${view.id}`, { replace: true })
                        },
                      },
                    ),
                },
              ]
            : []),
          { label: text('register.view.edit'), icon: 'pencil' as const, act: () => setDialog('edit') },
          {
            label: text('register.view.remove', { name: view.name }),
            icon: 'trash' as const,
            act: () =>
              remove.mutate(view.id, {
                onSuccess: () => {
                  toast(text('register.view.removed'))
                  goTo('/tasks', { replace: true })
                },
              }),
          },
        ] satisfies MenuEntry[])
      : []),
  ]
  return (
    <>
      <Menu label={text('register.view.label')} className="button plain" entries={entries}>
        <Icon name="copy" size={14} />
        {view === undefined ? text('register.view.label') : `${view.name}${isChanged ? ' *' : ''}`}
        <Icon name="down" size={12} />
      </Menu>
      <ErrorLine error={save.error ?? remove.error} />
      {dialog !== undefined && (
        <ViewDialog
          view={dialog === 'edit' ? view : undefined}
          query={dialog === 'edit' && view !== undefined ? view.query : query}
          onClose={() => setDialog(undefined)}
          onSaved={({ id }) => {
            setDialog(undefined)
            toast(text('common.saved'))
            goTo(`/tasks?view=${id}`, { replace: true })
          }}
        />
      )}
    </>
  )
}

/** Those one belongs to or leads: in their name one may share. */
function useMyDepartments() {
  const me = useMe()
  const all = useQuery(departmentsQuery).data?.items ?? []
  return all.filter(({ id }) => id === me.departmentId || me.headsDepartmentIds.includes(id))
}

function ViewDialog({
  view,
  query,
  onClose,
  onSaved,
}: {
  view: SavedView | undefined
  query: string
  onClose: () => void
  onSaved: (view: SavedView) => void
}): ReactNode {
  const text = useText()
  const mine = useMyDepartments()
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? 'private')
  const [departmentId, setDepartment] = useState(view?.department?.id ?? mine[0]?.id ?? '')
  const save = useSaveView()

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    save.mutate(
      {
        ...(view && { view }),
        name: name.trim(),
        query,
        shared,
        departmentId: shared === 'department' ? departmentId : null,
      },
      { onSuccess: onSaved },
    )
  }

  return (
    <Dialog
      title={text(view === undefined ? 'register.view.saveAs' : 'register.view.edit')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            form="register-view"
            busy={save.isPending}
            disabled={name.trim() === ''}
          >
            {text('common.save')}
          </Button>
        </>
      }
    >
      <form id="register-view" className="form" onSubmit={handleSubmit}>
        <FormField label={text('register.view.name')}>
          <TextField value={name} onChange={setName} maxLength={200} autoFocus />
        </FormField>
        <FormField label={text('register.view.sharing')}>
          <SelectField
            value={shared}
            onChange={setShared}
            options={viewSharings
              .filter((one) => one !== 'department' || mine.length > 0)
              .map((value) => ({ value, label: text(`register.view.${value}`) }))}
          />
        </FormField>
        {shared === 'department' && (
          <FormField label={text('task.field.department')}>
            <SelectField
              value={departmentId}
              onChange={setDepartment}
              options={mine.map(({ id, name: label }) => ({ value: id, label }))}
            />
          </FormField>
        )}
        <p className="small faint">{text('register.view.hint')}</p>
        <ErrorLine error={save.error} />
      </form>
    </Dialog>
  )
}
