import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { DepartmentView } from '#contract/organisation.ts'
import { Aliases } from '#web/feature/analysis/Aliases.tsx'
import { DepartmentDialog } from '#web/feature/organisation/DepartmentDialog.tsx'
import { DepartmentTable } from '#web/feature/organisation/DepartmentTable.tsx'
import { SettingsTabs } from '#web/feature/organisation/SettingsTabs.tsx'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { departmentsQuery } from '#web/ui/departments.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'

export default function DepartmentsPage(): ReactNode {
  const text = useText()
  const { isAdmin } = useMe()
  const departments = useQuery(departmentsQuery)
  const [edited, setEdited] = useState<DepartmentView | 'new'>()
  return (
    <>
      <SettingsTabs />
      <Page
        title={text('organisation.departments.title')}
        primary={
          isAdmin && (
            <Button kind="primary" icon="plus" onClick={() => setEdited('new')}>
              {text('organisation.departments.add')}
            </Button>
          )
        }
      >
        <Faces
          query={departments}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <EmptyState
              title={text('organisation.departments.emptyTitle')}
              hint={text('organisation.departments.emptyHint')}
            >
              {isAdmin && (
                <LinkButton to="/settings/import" icon="upload">
                  {text('organisation.people.import')}
                </LinkButton>
              )}
            </EmptyState>
          }
        >
          {({ items }) => <DepartmentTable departments={items} {...(isAdmin && { onEdit: setEdited })} />}
        </Faces>
        {isAdmin && <Aliases />}
      </Page>
      {edited !== undefined && (
        <DepartmentDialog
          {...(edited !== 'new' && { department: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  )
}
