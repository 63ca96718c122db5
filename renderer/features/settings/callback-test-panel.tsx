import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/app-error.ts'
import type { CallbackTest } from '../../../shared/contract/callback-test.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { appErrorFrom } from '../../state/remote.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorFace } from '../../ui/faces.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { CallbackPath } from './callback-path.tsx'
import { useCallbackTestWords } from './use-callback-test-words.ts'
import { useCopy } from './use-copy.ts'

type Run =
  | { readonly kind: 'not-run' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly test: CallbackTest; readonly at: number }
  | { readonly kind: 'not-asked'; readonly error: AppError }

export type CallbackTesting = { readonly run: Run; readonly start: () => void }

export function useCallbackTest(): CallbackTesting {
  const { client, store } = useTools()
  const [run, setRun] = useState<Run>({ kind: 'not-run' })
  const start = () => {
    if (run.kind === 'running') return
    setRun({ kind: 'running' })
    client.request('settings.test-callbacks', {}).then(
      (test) => setRun({ kind: 'done', test, at: store.getState().now() }),
      (thrown: unknown) => setRun({ kind: 'not-asked', error: appErrorFrom(thrown) }),
    )
  }
  return { run, start }
}

/** The way of a callback, drawn with the hop at which it stopped; under it what to do about that. */
export function CallbackTestPanel({ run, start }: CallbackTesting) {
  const { t } = useTranslation('callbackTest')
  const errorWords = useErrorWords()
  return (
    <div aria-live="polite" aria-busy={run.kind === 'running'} className="empty:-mb-7">
      {run.kind === 'not-asked' && (
        <div className="rounded-card border border-line">
          <ErrorFace {...errorWords(run.error)} press={t('again')} onPress={start} />
        </div>
      )}
      {run.kind === 'done' && <Result test={run.test} at={run.at} />}
    </div>
  )
}

function Result({ test, at }: { readonly test: CallbackTest; readonly at: number }) {
  const { t } = useTranslation('callbackTest')
  const format = useFormat()
  const copy = useCopy()
  const mayCopy = useWindow((state) => state.session.kind === 'signed-in')
  const words = useCallbackTestWords()(test)
  const bad = words.failed
  return (
    <section aria-label={words.title} className="rounded-card border border-line">
      <div className="flex flex-wrap items-center gap-2 px-5 pt-4">
        <Icon name={bad ? 'warning' : 'check'} size={18} className={bad ? 'text-error' : 'text-ready'} />
        <h2 className="text-name font-semibold">{words.title}</h2>
        <p className="ml-auto text-small text-ink3">
          {t('tested', { time: format.time(at), took: test.tookMs })}
        </p>
      </div>
      <CallbackPath test={test} />
      <div className="grid grid-cols-3 divide-x divide-line border-t border-line py-4 drawer:grid-cols-1 drawer:divide-x-0">
        <Column title={t('whatHappened')} words={words.happened} />
        <Column title={t('whatWasKept')} words={words.kept} />
        <div className="flex flex-col gap-2 px-5 drawer:py-2">
          <Column title={t('whatToPress')} words={words.press} bare />
          {words.command !== null && mayCopy && (
            <>
              <code className="rounded-button border border-line2 bg-sunken px-2.5 py-1.5 font-mono text-small break-all">
                {words.command}
              </code>
              <span>
                <Button
                  size="small"
                  icon="copy"
                  onClick={() => copy(async () => words.command ?? '', t('command'))}
                >
                  {t('copyCommand')}
                </Button>
              </span>
            </>
          )}
        </div>
      </div>
    </section>
  )
}

type ColumnProps = { readonly title: string; readonly words: string; readonly bare?: boolean }

function Column({ title, words, bare = false }: ColumnProps) {
  return (
    <div className={`flex flex-col gap-1 ${bare ? '' : 'px-5 drawer:py-2'}`}>
      <h3 className="text-small text-ink2">{title}</h3>
      <p>{words}</p>
    </div>
  )
}
