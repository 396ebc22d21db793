import { Component, type ReactNode } from 'react';
import { BrokenPage } from './BrokenPage';

/** Shows in words that a page could not be fetched or drawn, where there would be an empty window. */
export class Unbroken extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <BrokenPage /> : this.props.children;
  }
}
