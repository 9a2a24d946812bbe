import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { packQuery, sensitiveQuery } from '../../bridge/queries';
import { words } from '../../copy/words';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';

/** What is sealed apart, shown on a press alone; that it was shown goes on record. */
export function SensitiveFacts({ enquiryId }: { enquiryId: string }) {
  const [asked, setAsked] = useState(false);
  const tags = useQuery(packQuery).data?.pack.specialCategory.tags ?? [];
  const { data, isError } = useQuery(sensitiveQuery(enquiryId, asked));
  if (!asked)
    return (
      <p>
        <ActionButton tone="line" onPress={() => setAsked(true)}>
          {words.sensitive.show}
        </ActionButton>
      </p>
    );
  return (
    <section aria-label={words.sensitive.title}>
      <h2 className="part-title">{words.sensitive.title}</h2>
      {isError && <p className="trouble">{words.unreachable}</p>}
      {data && (
        <>
          <Facts
            facts={data.map(({ tag, text }) => ({
              label: tags.find(({ id }) => id === tag)?.label ?? tag,
              value: text,
            }))}
          />
          <p className="quiet">{words.sensitive.shownNoted}</p>
        </>
      )}
    </section>
  );
}
