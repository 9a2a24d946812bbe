/** The page's looks: the reader's own fonts and light or dark, nothing from outside. */
export const pageStyle = `
:root { color-scheme: light dark; --line: light-dark(#c9ced6, #454b55); --soft: light-dark(#f3f5f8, #1d2127);
  --ink: light-dark(#1b1f24, #e8eaee); --accent: light-dark(#14548c, #8cc2f2); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink);
  background: light-dark(#fff, #14171b); }
h1, h2, h3 { line-height: 1.25; margin: 0 0 .5rem; }
h2 { margin-top: 1.5rem; font-size: 1.1rem; }
h3 { font-size: 1.1rem; }
p { margin: 0 0 .75rem; }
.switch { background: var(--soft); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
.switch + .switch { margin-top: .75rem; }
.switch p { margin-bottom: .5rem; }
button { font: inherit; min-height: 2.25rem; padding: .25rem .75rem; margin: 0 .25rem .25rem 0; color: inherit;
  background: light-dark(#fff, #262b33); border: 1px solid var(--line); border-radius: .375rem; cursor: pointer; }
button[aria-pressed=true] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); font-weight: 600; }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin-bottom: 1rem; }
.reference { font-variant-numeric: tabular-nums; font-weight: 700; color: var(--accent); margin-right: .5rem; }
.state { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; font-size: .85rem; font-weight: 400; }
small { font-weight: 400; opacity: .8; }
dl { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: .25rem 1rem; margin: 0; }
dt { font-weight: 600; overflow-wrap: anywhere; }
dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
.certificates { padding-left: 1.25rem; }
.certificates li { margin-bottom: .5rem; overflow-wrap: anywhere; }
.none { font-style: italic; }
`;
