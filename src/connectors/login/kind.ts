/** What stands in place of a network where not an account but a connector is being connected in the browser. */
export const connectorLogin = "connector";
