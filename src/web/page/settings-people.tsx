import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { PersonView } from '#contract/organisation.ts'
import { type PeopleFilter, peopleQuery } from '#web/feature/organisation/api.ts'
import { InviteDialog } from '#web/feature/organisation/InviteDialog.tsx'
import { PeopleTable } from '#web/feature/organisation/PeopleTable.tsx'
import { PersonDialog } from '#web/feature/organisation/PersonDialog.tsx'
import { SettingsTabs } from '#web/feature/organisation/SettingsTabs.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { departmentsQuery } from '#web/ui/departments.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { SelectField, TextField } from '#web/ui/fields.tsx'
import { More } from '#web/ui/More.tsx'
import { Page } from '#web/ui/Page.tsx'

const states = ['active', 'invited', 'disabled'] as const

export default function PeoplePage(): ReactNode {
  const text = useText()
  const { isAdmin } = useMe()
  const [filters, setFilters] = useFilters()
  const people = useInfiniteQuery(peopleQuery(filters as PeopleFilter))
  const [edited, setEdited] = useState<PersonView | 'new'>()
  const [invited, setInvited] = useState<PersonView>()
  const isFiltered = Object.keys(filters).length > 0

  const actions = isAdmin && (
    <LinkButton to="/settings/import" icon="upload">
      {text('organisation.people.import')}
    </LinkButton>
  )
  const add = isAdmin && (
    <Button kind="primary" icon="plus" onClick={() => setEdited('new')}>
      {text('organisation.people.add')}
    </Button>
  )
  return (
    <>
      <SettingsTabs />
      <Page title={text('organisation.people.title')} actions={actions} primary={add}>
        <PeopleFilters filters={filters} onChange={setFilters} />
        <Faces
          query={people}
          isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
          empty={
            isFiltered ? (
              <EmptyState title={text('organisation.people.noMatch')}>
                <Button
                  onClick={() => setFilters({ q: undefined, departmentId: undefined, state: undefined })}
                >
                  {text('common.clearFilters')}
                </Button>
              </EmptyState>
            ) : (
              <EmptyState
                title={text('organisation.people.emptyTitle')}
                hint={text('organisation.people.emptyHint')}
              >
                {actions}
              </EmptyState>
            )
          }
        >
          {({ pages }) => (
            <PeopleTable
              people={pages.flatMap(({ items }) => items)}
              {...(isAdmin && { onEdit: setEdited, onInvite: setInvited })}
            />
          )}
        </Faces>
        <More query={people} />
      </Page>
      {edited !== undefined && (
        <PersonDialog {...(edited !== 'new' && { person: edited })} onClose={() => setEdited(undefined)} />
      )}
      {invited !== undefined && <InviteDialog person={invited} onClose={() => setInvited(undefined)} />}
    </>
  )
}

function PeopleFilters({
  filters,
  onChange,
}: {
  filters: Readonly<Record<string, string>>
  onChange: (change: Record<string, string | undefined>) => void
}): ReactNode {
  const text = useText()
  const departments = useQuery(departmentsQuery).data?.items ?? []
  return (
    <div className="filters">
      <TextField
        type="search"
        aria-label={text('organisation.people.search')}
        placeholder={text('organisation.people.search')}
        value={filters.q ?? ''}
        onChange={(q) => onChange({ q })}
        maxLength={60}
      />
      <SelectField
        aria-label={text('organisation.people.department')}
        value={filters.departmentId ?? ''}
        onChange={(departmentId) => onChange({ departmentId })}
        none={text('organisation.people.allDepartments')}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        aria-label={text('organisation.people.state')}
        value={filters.state ?? ''}
        onChange={(state) => onChange({ state })}
        none={text('organisation.people.allStates')}
        options={states.map((value) => ({ value, label: text(`enum.personState.${value}`) }))}
      />
    </div>
  )
}
