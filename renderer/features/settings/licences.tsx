import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Licence } from '../../../shared/domain/licence.ts'
import { readLicences } from '../../client/read-licences.ts'
import { askRemote, type Remote, unasked } from '../../state/remote.ts'
import { Button } from '../../ui/button.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group } from './section-parts.tsx'

/** What others wrote and this program ships; read when somebody wants to see it. */
export function Licences() {
  const { t } = useTranslation('licences')
  const [remote, setRemote] = useState<Remote<readonly Licence[]>>(unasked)
  const [shown, setShown] = useState(false)
  const ask = () => void askRemote(remote, readLicences, () => performance.now(), setRemote)
  const open = () => {
    setShown(!shown)
    if (remote.value === null) ask()
  }
  return (
    <Group title={t('title')} hint={t('hint')}>
      <div className="py-2">
        <Button aria-expanded={shown} onClick={open}>
          {t(shown ? 'hide' : 'show')}
        </Button>
      </div>
      {shown && (
        <RemoteFace remote={remote} onAsk={ask}>
          {(licences) => (
            <ul aria-label={t('title')}>
              {licences.map((licence) => (
                <LicenceRow key={`${licence.name} ${licence.version}`} licence={licence} />
              ))}
            </ul>
          )}
        </RemoteFace>
      )}
    </Group>
  )
}

function LicenceRow({ licence: { name, version, licence, text } }: { readonly licence: Licence }) {
  const { t } = useTranslation('licences')
  const [open, setOpen] = useState(false)
  return (
    <li className="border-b border-line">
      <div className="grid min-h-9 grid-cols-[minmax(0,1fr)_90px_minmax(0,180px)_90px] items-center gap-x-4">
        <span className="truncate font-medium">{name}</span>
        <span className="text-ink2">{version}</span>
        <span className="truncate text-ink2">{licence}</span>
        <span className="justify-self-end">
          {text === null ? (
            <span className="text-small text-ink3">{t('noText')}</span>
          ) : (
            <Button kind="link" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('text')}
              <Spoken> {name}</Spoken>
            </Button>
          )}
        </span>
      </div>
      {open && (
        <pre
          lang="en"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach it
          tabIndex={0}
          className="mb-2 max-h-80 overflow-auto rounded-card bg-sunken p-3 font-mono text-small whitespace-pre-wrap select-text"
        >
          {text}
        </pre>
      )}
    </li>
  )
}
