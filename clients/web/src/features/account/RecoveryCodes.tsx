import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './RecoveryCodes.module.css';

/** Recovery codes, and two ways to keep them. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [done, setDone] = useState('');

  const copy = async () => {
    // Missing on a page without TLS, as on a LAN: there they are marked, ready for the person's own copying.
    if (navigator.clipboard === undefined) {
      if (list.current) window.getSelection()?.selectAllChildren(list.current);
      return setDone(t('codes.marked'));
    }
    await navigator.clipboard.writeText(codes.join('\n'));
    setDone(t('codes.copied'));
  };
  const download = () => {
    const address = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: t('codes.file') });
    link.click();
    URL.revokeObjectURL(address);
    setDone(t('codes.downloaded'));
  };

  return (
    <>
      <ul ref={list} className={styles.codes} aria-label={t('codes.title')} translate="no">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.ways}>
        <Button variant="default" size="compact-md" onClick={copy}>
          {t('codes.copy')}
        </Button>
        <Button variant="default" size="compact-md" onClick={download}>
          {t('codes.download')}
        </Button>
        <span role="status" className={styles.done}>
          {done}
        </span>
      </div>
    </>
  );
}
