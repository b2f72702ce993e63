/** Pages for whoever has no account here: they come when they are wanted, and the house does not. */

import { Route, Switch } from "wouter";
import Reply from "~/pages/replies/Reply";
import Book from "./Book";
import Booking from "./Booking";

export default function Guests() {
  return (
    <Switch>
      <Route path="/book/:slug" component={Book} />
      <Route path="/booking" component={Booking} />
      <Route path="/reply" component={Reply} />
    </Switch>
  );
}
