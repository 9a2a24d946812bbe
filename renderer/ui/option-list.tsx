import { memo, type ReactNode } from 'react';

export type Option = { key: string; name: ReactNode; aside?: ReactNode };
/** Without a title the list is all one. */
export type OptionSection = { title: string | null; options: readonly Option[] };

/** The element of an option, for the field that says which one is active. */
export const optionId = (listId: string, key: string): string => `${listId}-${key.replaceAll(' ', '-')}`;

type OptionListProps = {
  id: string;
  label: string;
  sections: readonly OptionSection[];
  /** The one that Enter takes. */
  active: string | null;
  onChoose: (key: string) => void;
  className?: string;
};

/**
 * The list of an ARIA combobox: the focus stays in the field that is typed into, which names the active option. Plain
 * elements, because it changes at every letter: a list component that keeps a collection takes longer to draw than the
 * search takes.
 */
export const OptionList = memo(function OptionList(props: OptionListProps) {
  const { id, label, sections, active, onChoose, className = 'options' } = props;
  return (
    <div id={id} role="listbox" aria-label={label} className={className}>
      {sections.map(({ title, options }) => (
        <div
          key={title}
          role={title === null ? 'presentation' : 'group'}
          aria-label={title ?? undefined}
          className="option-section"
        >
          {title !== null && (
            <div role="presentation" className="part-title">
              {title}
            </div>
          )}
          {options.map(({ key, name, aside }) => {
            const own = optionId(id, key);
            return (
              <div
                key={key}
                id={own}
                role="option"
                aria-selected={key === active}
                aria-labelledby={`${own}-name`}
                aria-describedby={aside === undefined ? undefined : `${own}-aside`}
                className="option"
                data-focused={key === active || undefined}
                // The field keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(key)}
              >
                <span id={`${own}-name`} className="option-name">
                  {name}
                </span>
                {aside !== undefined && (
                  <span id={`${own}-aside`} className="option-aside">
                    {aside}
                  </span>
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
});
