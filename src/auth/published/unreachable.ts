/** Another server does not say what is needed to tell. */
export class Unreachable extends Error {}
