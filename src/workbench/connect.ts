/* Runs in the pane's page before office.js, and asks the page around it to be its Excel. */
window.frameElement?.dispatchEvent(new CustomEvent("jauge-connect"));
