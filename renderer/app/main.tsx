import './jitless';
import '../ui/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../bridge/query-client';
import { Desk } from './desk';
import { FaultWall } from './fault-wall';
import { keepFocus } from './keep-focus';
import { loadLater } from './later';
import { markUsable } from './mark-usable';
import { plugIn } from './plug-in';
import { listenForKeys } from './shortcuts';

markUsable();
plugIn();
listenForKeys(window);
keepFocus(window);

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <FaultWall>
        <QueryClientProvider client={queryClient}>
          <Desk />
        </QueryClientProvider>
      </FaultWall>
    </StrictMode>,
  );

const LATEST_MS = 500;
requestIdleCallback(() => void loadLater(), { timeout: LATEST_MS });
