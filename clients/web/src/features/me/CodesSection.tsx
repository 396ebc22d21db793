import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { PasswordField } from '~/features/account/PasswordField';
import { RecoveryCodes } from '~/features/account/RecoveryCodes';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { Section } from './Section';
import styles from './Section.module.css';
import { useRenewCodes } from './useRenewCodes';

const CodesSection_viewer = graphql(`
  fragment CodesSection_viewer on Viewer {
    recoveryCodeCount
  }
`);

export function CodesSection({ viewer: ref }: { viewer: FragmentType<typeof CodesSection_viewer> }) {
  const { t } = useTranslation();
  const { recoveryCodeCount } = readFragment(CodesSection_viewer, ref);
  const { renew, isAsking, detail } = useRenewCodes();
  const [codes, setCodes] = useState<string[] | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const renewed = await renew(String(new FormData(form).get('password')));
    if (renewed === null) return;
    form.reset();
    setCodes(renewed);
  };

  return (
    <Section title={t('codes.title')} words={t('codes.left', { count: recoveryCodeCount })}>
      {codes && (
        <>
          <p className={styles.words}>{t('codes.renewed')}</p>
          <RecoveryCodes codes={codes} />
        </>
      )}
      <form onSubmit={submit} style={{ display: 'contents' }}>
        <PasswordField name="password" label={t('account.password')} autoComplete="current-password" />
        <Problem detail={detail} />
        <Button type="submit" variant="default" className={styles.start} loading={isAsking}>
          {t('codes.renew')}
        </Button>
      </form>
    </Section>
  );
}
