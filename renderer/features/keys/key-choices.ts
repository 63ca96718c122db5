import { isCombination } from '../../../shared/domain/shortcuts.ts'
import { keyTable } from '../frame/key-table.ts'
import { combinationOf } from './key-combination.ts'

export type KeyAction = (typeof keyTable)[number]['does']

/** One thing that a key does, with the key it has now. */
export type KeyChoice = {
  readonly does: KeyAction
  readonly combination: string
  readonly usual: string
  /** Keys that every program has alike stay: arrows in a list, Escape. */
  readonly fixed: boolean
}

const fixedActions: readonly KeyAction[] = [
  'moveInList',
  'openRow',
  'back',
  'undo',
  'answer',
  'complete',
  'previousPane',
  'playPause',
  'skip',
  'toEnds',
  'playSpeed',
]

/** The table with what somebody has put on other keys. */
export function keyChoices(shortcuts: Readonly<Record<string, string>>): readonly KeyChoice[] {
  return keyTable.map(({ does, keys }) => {
    const usual = combinationOf(keys)
    const fixed = fixedActions.includes(does)
    return { does, usual, fixed, combination: (fixed ? undefined : shortcuts[does]) ?? usual }
  })
}

export function combinationFor(does: KeyAction, shortcuts: Readonly<Record<string, string>>): string {
  return keyChoices(shortcuts).find((choice) => choice.does === does)?.combination ?? ''
}

export type KeyRefusal =
  | { readonly kind: 'in-use'; readonly by: KeyAction }
  /** No key of a keyboard, or one that writes into every field. */
  | { readonly kind: 'not-usable' }
  /** The browser or the system keeps it for itself. */
  | { readonly kind: 'kept' }

/** Why a key cannot be given to this; null when it can. */
export function refusalOf(
  does: KeyAction,
  combination: string,
  shortcuts: Readonly<Record<string, string>>,
): KeyRefusal | null {
  if (keptByOthers.has(combination)) return { kind: 'kept' }
  // A letter alone would be pressed by whoever types beside a field.
  if (!isCombination(combination) || /^(Shift\+)?[A-Z0-9]$|^(Enter|Space)$/.test(combination))
    return { kind: 'not-usable' }
  const other = keyChoices(shortcuts).find(
    (choice) => choice.does !== does && occupied(choice).includes(combination),
  )
  return other === undefined ? null : { kind: 'in-use', by: other.does }
}

/** Two caps without a modifier are two keys; going round the panes has a way back with Shift. */
function occupied({ does, combination }: KeyChoice): readonly string[] {
  if (does === 'moveInList') return ['Up', 'Down']
  return does === 'nextPane' ? [combination, `Shift+${combination}`] : [combination]
}

const keptByOthers: ReadonlySet<string> = new Set([
  'Ctrl+W',
  'Ctrl+T',
  'Ctrl+N',
  'Ctrl+R',
  'Ctrl+Q',
  'Ctrl+C',
  'Ctrl+V',
  'Ctrl+X',
  'Ctrl+Z',
  'Ctrl+A',
  'F5',
  'F12',
  'Alt+F4',
])

/** What is kept: only what is not the usual. */
export function withShortcut(
  shortcuts: Readonly<Record<string, string>>,
  does: KeyAction,
  combination: string,
): Record<string, string> {
  const { [does]: _, ...others } = shortcuts
  const usual = keyChoices({}).find((choice) => choice.does === does)?.usual
  return combination === usual ? others : { ...others, [does]: combination }
}
