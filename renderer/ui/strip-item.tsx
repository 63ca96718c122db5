import { Icon } from './icon.tsx'
import type { IconName } from './icon-drawings.tsx'

export type StripTone = 'quiet' | 'late' | 'dead'

export type StripItemProps = {
  readonly tone: StripTone
  readonly icon: IconName
  readonly name: string
  /** An age, or the reason when something is not as it should be. */
  readonly word: string
  /** The whole sentence, for readers and as a tip. */
  readonly sentence: string
  /** Opens the test that belongs to it; left out where there is none. */
  readonly onOpen?: () => void
}

const looks: Readonly<Record<StripTone, string>> = {
  quiet: 'border-transparent text-ink2',
  late: 'border-wrap-edge bg-wrap-tint text-wrap',
  dead: 'border-error-edge bg-error-tint text-error',
}

/** Fresh is grey text without a box; late gets an amber box and a reason, dead a red one. */
export function StripItem({ tone, icon, name, word, sentence, onOpen }: StripItemProps) {
  const look = `inline-flex min-h-6 items-center gap-1.5 rounded-chip border px-1.5 whitespace-nowrap ${looks[tone]}`
  const content = (
    <>
      <Icon name={icon} size={14} />
      <span className={`drawer:sr-only ${tone === 'quiet' ? '' : 'font-medium'}`}>{name}</span>
      <span className={`${tone === 'quiet' ? 'text-ink3' : ''} text-small drawer:sr-only`}>{word}</span>
    </>
  )
  if (onOpen === undefined) {
    return (
      <span className={look} title={sentence}>
        {content}
      </span>
    )
  }
  return (
    <button type="button" onClick={onOpen} title={sentence} className={`${look} hover:bg-hover`}>
      {content}
    </button>
  )
}
