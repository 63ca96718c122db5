import type { LegView } from '../../../shared/contract/calls.ts'

/** People are called by their first name in sentences, firms by the whole. */
export function firstName({ who, name }: Pick<LegView, 'who' | 'name'>): string {
  return who === 'vendor' ? name : (name.trim().split(/\s+/)[0] ?? name)
}
