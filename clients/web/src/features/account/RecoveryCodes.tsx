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
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      setDone(t('codes.copied'));
    } catch {
      // Not there on a page without TLS, as on a LAN, or not allowed: there they are marked, ready to be copied.
      if (list.current) window.getSelection()?.selectAllChildren(list.current);
      setDone(t('codes.marked'));
    }
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
