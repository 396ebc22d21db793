import { Component, type ReactNode } from 'react';
import { isOutdated } from '~/isOutdated';
import { Unfetched } from '~/lazily';
import { BrokenPage } from './BrokenPage';

type UnbrokenProps = {
  /** Whoever goes on to another place tries anew. */
  place?: string;
  children: ReactNode;
};

type UnbrokenState = { failure: unknown; wasTriedAgain: boolean; place?: string };

/** Shows in words that a page could not be fetched or drawn, where there would be an empty window. */
export class Unbroken extends Component<UnbrokenProps, UnbrokenState> {
  override state: UnbrokenState = { failure: null, wasTriedAgain: false, place: this.props.place };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  static getDerivedStateFromProps({ place }: UnbrokenProps, state: UnbrokenState) {
    return place === state.place ? null : { failure: null, wasTriedAgain: false, place };
  }

  override componentDidMount() {
    window.addEventListener('online', this.#drawAgain);
  }

  override componentWillUnmount() {
    window.removeEventListener('online', this.#drawAgain);
  }

  override render() {
    const { failure, wasTriedAgain } = this.state;
    if (failure === null) return this.props.children;
    return <BrokenPage wasTriedAgain={wasTriedAgain} onRetry={this.#retry} />;
  }

  readonly #drawAgain = () => this.setState({ failure: null });

  /** What is open beside it, and what only this page knows, is not given up for a part that may yet be fetched. */
  readonly #retry = async () => {
    const mayBeFetched = this.state.failure instanceof Unfetched && !(await isOutdated());
    if (mayBeFetched) this.setState({ failure: null, wasTriedAgain: true });
    else window.location.reload();
  };
}
