import { Component, type ReactNode } from 'react';
import { gateWords } from '../copy/other-words';
import { ActionButton } from '../ui/action-button';

/** A fault in drawing must never leave a blank window; what was typed is in the vault and in the open call's state. */
export class FaultWall extends Component<{ children: ReactNode }, { fault: boolean }> {
  override state = { fault: false };

  static getDerivedStateFromError(): { fault: boolean } {
    return { fault: true };
  }

  override render(): ReactNode {
    if (!this.state.fault) return this.props.children;
    const { mistake } = gateWords;
    return (
      <main className="cover">
        <h1 className="idle-title">{mistake.title}</h1>
        <p>{mistake.text}</p>
        <ActionButton tone="main" autoFocus onPress={() => this.setState({ fault: false })}>
          {mistake.again}
        </ActionButton>
      </main>
    );
  }
}
