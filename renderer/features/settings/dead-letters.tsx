import { useTranslation } from 'react-i18next'
import type { DeadLetterView } from '../../../shared/contract/settings.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useFoundWords } from '../../i18n/use-found-words.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { useTold } from '../frame/use-told.ts'
import { RemoteFace } from './remote-face.tsx'
import { Group } from './section-parts.tsx'

/** Callbacks nobody understood: kept whole, and played again once the cause is mended. */
export function DeadLetters() {
  const { t } = useTranslation('settings')
  const remote = useWindow((state) => state.deadLetters)
  const ask = useWindow((state) => state.askCallbackSettings)
  return (
    <Group title={t('deadLetters.title')} hint={t('deadLetters.hint')}>
      <RemoteFace remote={remote} onAsk={() => void ask()}>
        {(letters) =>
          letters.length === 0 ? (
            <p className="py-3 text-ink2">{t('deadLetters.none')}</p>
          ) : (
            letters.map((letter) => <DeadLetter key={letter.id} letter={letter} />)
          )
        }
      </RemoteFace>
    </Group>
  )
}

function DeadLetter({ letter }: { readonly letter: DeadLetterView }) {
  const { t } = useTranslation('settings')
  const foundWords = useFoundWords()
  const format = useFormat()
  const replay = useWindow((state) => state.replayDeadLetter)
  const { run, running } = useTold()
  const replayed = letter.replayedAt === null ? null : format.time(letter.replayedAt)
  return (
    <div className="grid min-h-10 grid-cols-[200px_minmax(0,1fr)_minmax(0,280px)_minmax(96px,auto)] items-center gap-x-4 border-b border-line py-1.5 drawer:grid-cols-1">
      <span className="text-ink2">{`${format.date(letter.receivedAt)}, ${format.time(letter.receivedAt)}`}</span>
      <span className="min-w-0 break-words">
        {foundWords(`settings:deadLetters.reason.${letter.reason}`) ?? letter.reason}
      </span>
      <span className="text-small text-ink3">
        {t('deadLetters.what', { route: letter.route, count: letter.bytes })}
      </span>
      <span className="justify-self-end">
        {replayed === null ? (
          <Button kind="link" aria-disabled={running} onClick={() => run(() => replay(letter.id))}>
            {t('deadLetters.replay')}
          </Button>
        ) : (
          <span className="text-small whitespace-nowrap text-ready">
            {t('deadLetters.replayed', { time: replayed })}
          </span>
        )}
      </span>
    </div>
  )
}
