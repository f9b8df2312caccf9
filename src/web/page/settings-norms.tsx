import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { NormView } from '#contract/organisation.ts'
import { normsQuery } from '#web/feature/norm/api.ts'
import { NormDialog } from '#web/feature/norm/NormDialog.tsx'
import { NormTable, useNormTitle } from '#web/feature/norm/NormTable.tsx'
import { useSayNorm } from '#web/feature/norm/NormWish.tsx'
import { isCustomised } from '#web/feature/norm/value.ts'
import { SettingsTabs } from '#web/feature/organisation/SettingsTabs.tsx'
import { Proposals } from '#web/feature/retrospective/Proposals.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { CheckField, TextField } from '#web/ui/fields.tsx'
import { Page, Section } from '#web/ui/Page.tsx'

const groups = ['PRE', 'MTG', 'WRD', 'MIN', 'TRK', 'COL', 'ESC', 'INF'] as const

export default function NormsPage(): ReactNode {
  const text = useText()
  const { isAdmin } = useMe()
  const titleOf = useNormTitle()
  const say = useSayNorm()
  const norms = useQuery(normsQuery)
  const [filters, setFilters] = useFilters()
  const [openId, setOpenId] = useState<string>()
  const q = (filters.q ?? '').toLowerCase()
  const fits = (norm: NormView) =>
    `${norm.id} ${titleOf(norm)} ${norm.zh}`.toLowerCase().includes(q) &&
    (filters.only !== 'changed' || isCustomised(norm))
  const opened = norms.data?.items.find(({ id }) => id === openId)
  return (
    <>
      <SettingsTabs />
      <Page
        title={text('organisation.norms.title')}
        actions={<LinkButton to="/norms">{text('norm.read')}</LinkButton>}
      >
        <p className="quiet">{text('organisation.norms.lead')}</p>
        {isAdmin && <Proposals norms={{ say, titleOf }} />}
        <div className="filters">
          <TextField
            type="search"
            aria-label={text('organisation.norms.search')}
            placeholder={text('organisation.norms.search')}
            value={filters.q ?? ''}
            onChange={(value) => setFilters({ q: value })}
          />
          <CheckField
            checked={filters.only === 'changed'}
            onChange={(isOn) => setFilters({ only: isOn ? 'changed' : undefined })}
          >
            {text('organisation.norms.onlyChanged')}
          </CheckField>
        </div>
        <Faces
          query={norms}
          isEmpty={({ items }) => !items.some(fits)}
          empty={
            <EmptyState title={text('organisation.norms.noMatch')}>
              <Button onClick={() => setFilters({ q: undefined, only: undefined })}>
                {text('common.clearFilters')}
              </Button>
            </EmptyState>
          }
        >
          {({ items }) =>
            groups.map((group) => {
              const own = items.filter((norm) => norm.id.startsWith(`NM-${group}-`) && fits(norm))
              if (own.length === 0) return null
              return (
                <Section key={group} title={text(`enum.normGroup.${group}`)} note={own.length}>
                  <NormTable
                    label={text(`enum.normGroup.${group}`)}
                    norms={own}
                    onOpen={({ id }) => setOpenId(id)}
                  />
                </Section>
              )
            })
          }
        </Faces>
      </Page>
      {opened !== undefined && (
        <NormDialog norm={opened} mayEdit={isAdmin} onClose={() => setOpenId(undefined)} />
      )}
    </>
  )
}
