import { foldScript } from '#domain/wording/script.ts'
import type { DirectoryData } from './types.ts'

/** What the directory calls its departments, folded, and which of them that is. */
export function departmentWords({ departments }: DirectoryData): ReadonlyMap<string, string> {
  return new Map(
    departments.flatMap(({ name, aliases }) =>
      [name, ...aliases].map((written) => [foldScript(written).trim(), name] as const),
    ),
  )
}
