/** Which page is where. What only members see, and what only guests see, is fetched when it is known who is here. */
import { Route, Switch } from 'wouter';
import { lazily } from './lazily';
import { persistently } from './persistently';
import { OnlyGuests, OnlyMembers } from './session/doors';
import { session } from './session/session';

const LogInPage = lazily(async () => ({ default: (await import('./features/account/LogInPage')).LogInPage }));
const SignUpPage = lazily(async () => ({
  default: (await import('./features/account/SignUpPage')).SignUpPage,
}));
const ForgottenPage = lazily(async () => ({
  default: (await import('./features/account/ForgottenPage')).ForgottenPage,
}));
const ByLetterPage = lazily(async () => ({
  default: (await import('./features/account/ByLetterPage')).ByLetterPage,
}));
const ResetPasswordPage = lazily(async () => ({
  default: (await import('./features/account/ResetPasswordPage')).ResetPasswordPage,
}));
const ConfirmEmailPage = lazily(async () => ({
  default: (await import('./features/account/ConfirmEmailPage')).ConfirmEmailPage,
}));
const NotFoundPage = lazily(async () => ({
  default: (await import('./features/house/NotFoundPage')).NotFoundPage,
}));
const fetchInside = () => import('./Inside');
const Inside = lazily(fetchInside);

// While the server is asked whether the session still stands, what is behind its door is on its way.
if (session.isRemembered) void persistently(fetchInside)();

const GUESTS = /^\/(?:log-in|sign-up|forgotten(?:\/by-letter)?)$/;
const MEMBERS = /^\/(?:|start|browse|me|rooms\/[^/]+(?:\/members)?)$/;

export function Router() {
  return (
    <Switch>
      <Route path={GUESTS}>
        <OnlyGuests>
          <Switch>
            <Route path="/log-in" component={LogInPage} />
            <Route path="/sign-up" component={SignUpPage} />
            <Route path="/forgotten" component={ForgottenPage} />
            <Route path="/forgotten/by-letter" component={ByLetterPage} />
          </Switch>
        </OnlyGuests>
      </Route>
      <Route path="/reset-password" component={ResetPasswordPage} />
      <Route path="/confirm-email" component={ConfirmEmailPage} />
      <Route path={MEMBERS}>
        <OnlyMembers>
          <Inside />
        </OnlyMembers>
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
