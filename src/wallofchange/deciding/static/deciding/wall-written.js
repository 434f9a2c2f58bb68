/** By card: how it was written when it came, before anything happened to it here. */
export const written = new WeakMap();
