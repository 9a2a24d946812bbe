import '../ui/fonts.css';
import '../ui/tokens.css';
import './display.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Display } from './display';
import { listen } from './use-shown';

listen();
// A touch makes this window the active one; the keyboard goes back to the desk with the finger.
window.addEventListener('pointerup', ({ pointerType }) => {
  if (pointerType === 'touch') window.display.touched();
});

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Display />
    </StrictMode>,
  );
