import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RoomDoor } from '~/features/rooms/RoomDoor';
import { useEnterRoom } from '~/features/rooms/useEnterRoom';
import { Icon } from '~/icons/Icon';
import { useNavigate } from '~/routing/places';
import styles from './Switcher.module.css';
import { type Place, usePlaces } from './usePlaces';

/** A field and what it finds: arrows choose, Enter goes there. ARIA's combobox with a listbox. */
export function SwitcherField({ onChosen }: { onChosen: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { enter, isEntering, detail } = useEnterRoom();
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const places = usePlaces(sought);
  const option = (number: number) => `${id}-${number}`;

  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const go = async (place: Place | undefined) => {
    if (place === undefined || isEntering) return;
    const path = place.path ?? (await pathOf(place.name));
    if (path === null) return;
    navigate(path);
    onChosen();
  };
  const pathOf = async (name: string) => {
    const roomId = await enter(name);
    return roomId && `/rooms/${encodeURIComponent(roomId)}`;
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step) setChosen((before) => (before + step + places.length) % places.length);
    else void go(places[chosen]);
  };

  return (
    <>
      <TextInput
        value={sought}
        onChange={(event) => {
          setSought(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={press}
        error={detail}
        placeholder={t('switcher.placeholder')}
        aria-label={t('switcher.placeholder')}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={places.length > 0 ? option(chosen) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        data-autofocus
      />
      <div ref={list} id={id} className={styles.options} role="listbox" aria-label={t('switcher.title')}>
        {places.map((place, number) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above it has the keys, as ARIA's combobox says
          <div
            key={place.key}
            id={option(number)}
            className={styles.option}
            role="option"
            tabIndex={-1}
            aria-selected={number === chosen}
            onMouseMove={() => setChosen(number)}
            onClick={() => void go(place)}
          >
            {typeof place.sign === 'string' ? (
              <Icon name={place.sign} />
            ) : (
              <RoomDoor room={place.sign} size={1.9} />
            )}
            <span className={styles.name}>{place.label}</span>
          </div>
        ))}
      </div>
      <p className={styles.keys}>{t('switcher.keys')}</p>
    </>
  );
}
