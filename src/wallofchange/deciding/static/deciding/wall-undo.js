import { send } from "./wall-send.js";
import { turn } from "./wall-turn.js";

/** Take the last move of an idea back, once what is under way has landed. */
export function undo(pk) {
  return turn.take(pk, () => send(`/ideas/${pk}/decisions/last/`, new FormData(), pk));
}
