import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import styles from './MembersPanel.module.css';
import { type Deed, useGovern } from './useGovern';

const DEEDS = ['remove', 'ban', 'handOver'] as const satisfies Deed[];

type MemberDeedsProps = { roomId: string; person: { id: string; displayName: string } };

/** What an owner may do with a member; each is asked once more, for none is undone by one press. */
export function MemberDeeds({ roomId, person }: MemberDeedsProps) {
  const { t } = useTranslation();
  const { govern, isAsking, anyDetail } = useGovern(roomId);
  const [asked, setAsked] = useState<(typeof DEEDS)[number] | null>(null);

  if (asked === null) {
    return (
      <div className={styles.deeds}>
        {DEEDS.map((deed) => (
          <Button key={deed} variant="default" size="compact-md" onClick={() => setAsked(deed)}>
            {t(`members.${deed}`)}
          </Button>
        ))}
      </div>
    );
  }
  return (
    <div className={styles.deeds}>
      <p className={styles.question} role="status">
        {t(`members.${asked}Question`, { name: person.displayName })}
      </p>
      <Problem detail={anyDetail} />
      <Button
        size="compact-md"
        color={asked === 'handOver' ? undefined : 'red'}
        loading={isAsking}
        autoFocus
        onClick={() => void govern(asked, person.id)}
      >
        {t(`members.${asked}`)}
      </Button>
      <Button size="compact-md" variant="default" onClick={() => setAsked(null)}>
        {t('cancel')}
      </Button>
    </div>
  );
}
