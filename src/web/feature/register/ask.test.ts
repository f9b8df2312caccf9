import { describe, expect, it } from 'vitest'
import { filtersOf } from '#web/lib/address.ts'
import { askOf, isNarrowed, queryToSave, savedViewOf, shownOf, usualColumns, withoutFilters } from './ask.ts'

const id = '0198a1b2-0000-7000-8000-00000000000a'
const ask = (search: string) => askOf(filtersOf(search))

describe('what an address asks of the register', () => {
  it.each([
    ['', { view: 'mine', open: 'open' }],
    ['view=waiting&open=any', { view: 'waiting', open: 'any' }],
    [
      'state=todo,lovely,done&priority=P0,P1',
      { view: 'mine', open: 'open', state: 'todo,done', priority: 'P0,P1' },
    ],
    [`departmentId=${id},none,x`, { view: 'mine', open: 'open', departmentId: `${id},none` }],
    ['overdue=true&nearDue=maybe', { view: 'mine', open: 'open', overdue: 'true' }],
    ['dueFrom=2026-12-01&dueTo=2026-13-01', { view: 'mine', open: 'open', dueFrom: '2026-12-01' }],
    ['state=lovely&view=lovely&open=lovely', { view: 'mine', open: 'open' }],
  ])('%s', (search, asked) => {
    expect(ask(search)).toEqual(asked)
  })

  it('takes an id in the place of a scope for a saved view', () => {
    expect(savedViewOf(filtersOf(`view=${id}`))).toBe(id)
    expect(savedViewOf(filtersOf('view=mine'))).toBeUndefined()
    expect(savedViewOf(filtersOf('view=none'))).toBeUndefined()
  })

  it('says how it is shown', () => {
    expect(shownOf(filtersOf('as=board&sort=priority&order=desc&group=owner&cols=due,lovely'))).toEqual({
      layout: 'board',
      sort: 'priority',
      order: 'desc',
      group: 'owner',
      columns: ['due'],
    })
    expect(shownOf(filtersOf('as=x&sort=x&group=day'))).toEqual({
      layout: 'table',
      sort: 'due',
      order: 'asc',
      group: undefined,
      columns: usualColumns,
    })
  })

  it('knows what narrows, and takes all of it out', () => {
    expect(isNarrowed(filtersOf('view=all&as=gantt&sort=due&group=state&cols=due'))).toBe(false)
    expect(isNarrowed(filtersOf('view=all&q=接口'))).toBe(true)
    expect(withoutFilters(filtersOf('view=all&q=a&state=todo&sort=due'))).toEqual({
      q: undefined,
      state: undefined,
    })
    expect(queryToSave(filtersOf(`view=all&q=@me&saved=${id}`))).toBe('view=all&q=%40me')
  })
})
