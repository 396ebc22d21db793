import { Component, type ReactNode } from 'react';
import { BrokenPage } from './BrokenPage';

type UnbrokenProps = {
  /** Whoever goes on to another place tries anew. */
  place?: string;
  children: ReactNode;
};

type UnbrokenState = { isBroken: boolean; place?: string };

/** Shows in words that a page could not be fetched or drawn, where there would be an empty window. */
export class Unbroken extends Component<UnbrokenProps, UnbrokenState> {
  override state: UnbrokenState = { isBroken: false, place: this.props.place };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  static getDerivedStateFromProps({ place }: UnbrokenProps, state: UnbrokenState) {
    return place === state.place ? null : { isBroken: false, place };
  }

  override render() {
    return this.state.isBroken ? <BrokenPage /> : this.props.children;
  }
}
