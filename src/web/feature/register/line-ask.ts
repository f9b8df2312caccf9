import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import type { SearchPiece } from '#domain/register/search-line.ts'
import type { RegisterAsk } from './ask.ts'
import type { Naming } from './names.ts'

export interface Meant {
  readonly person: ReadonlyMap<string, Naming<PersonRef>>
  readonly department: ReadonlyMap<string, Naming<DepartmentRef>>
}

/** Nobody has this id: what a name that is nobody's leads to is an empty list, never everybody's. */
const nobody = '00000000-0000-4000-8000-000000000000'

/**
 * The filters with what the search line adds. Of the same kind several are alternatives; what the line says
 * of a kind stands in place of what was chosen for it. Undefined while a name is still being looked up.
 */
export function withLine(
  ask: RegisterAsk,
  pieces: readonly SearchPiece[],
  meant: Meant,
  me: string,
  isScopeChosen: boolean,
): RegisterAsk | undefined {
  const many: Record<'state' | 'priority' | 'ownerId' | 'departmentId', string[]> = {
    state: [],
    priority: [],
    ownerId: [],
    departmentId: [],
  }
  const words: string[] = []
  let said: Partial<RegisterAsk> = {}
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'scope':
        said = { ...said, view: piece.scope }
        break
      case 'open':
        said = { ...said, open: piece.open }
        break
      case 'state':
      case 'priority':
        many[piece.kind].push(piece.kind === 'state' ? piece.state : piece.priority)
        break
      case 'overdue':
      case 'nearDue':
        said = { ...said, [piece.kind]: 'true' }
        break
      case 'due':
        said = { ...said, ...(piece.from && { dueFrom: piece.from }), ...(piece.to && { dueTo: piece.to }) }
        break
      case 'me':
        many.ownerId.push(me)
        break
      case 'person': {
        const ids = idsOf(meant.person.get(piece.name))
        if (ids === undefined) return undefined
        many.ownerId.push(...ids)
        break
      }
      case 'department': {
        const ids = idsOf(meant.department.get(piece.name))
        if (ids === undefined) return undefined
        many.departmentId.push(...ids)
        break
      }
      case 'word':
        words.push(piece.word)
        break
      case 'unknown':
        break
    }
  }
  const isClosedState = many.state.some((state) => state === 'done' || state === 'cancelled')
  const namesOthers = pieces.some(({ kind }) => kind === 'person' || kind === 'department')
  return {
    ...ask,
    // Whoever asks for somebody else's work does not mean their own; what is done is not open.
    ...(namesOthers && !isScopeChosen && { view: 'all' as const }),
    ...(isClosedState && { open: 'any' as const }),
    ...said,
    ...Object.fromEntries(
      Object.entries(many).flatMap(([name, values]) =>
        values.length > 0 ? [[name, [...new Set(values)].join(',')]] : [],
      ),
    ),
    ...(words.length > 0 && { q: words.join(' ').slice(0, 60) }),
  }
}

/** All it may mean, until it has been said which; nobody where it means nobody. */
function idsOf(naming: Naming<{ readonly id: string }> | undefined): string[] | undefined {
  switch (naming?.kind) {
    case 'one':
      return [naming.known.id]
    case 'several':
      return naming.known.map(({ id }) => id)
    case 'none':
      return [nobody]
    default:
      return undefined
  }
}
