import { useTranslation } from 'react-i18next';
import { Seal } from '~/features/people/Seal';
import { AvatarColor } from '~/gql/graphql';
import styles from './ColorChoice.module.css';

type ColorChoiceProps = { name: string; chosen: AvatarColor; onChoose: (color: AvatarColor) => void };

/** The colours of a seal, each shown as the seal it would be. */
export function ColorChoice({ name, chosen, onChoose }: ColorChoiceProps) {
  const { t } = useTranslation();

  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>{t('me.color')}</legend>
      <div className={styles.colors}>
        {Object.values(AvatarColor).map((color) => (
          <label key={color} className={styles.color}>
            <input
              type="radio"
              name="avatarColor"
              value={color}
              aria-label={t(`colors.${color}`)}
              checked={color === chosen}
              onChange={() => onChoose(color)}
            />
            <Seal name={name} color={color} size={2.25} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
