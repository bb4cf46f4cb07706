// Loaded before a wasm program under node: with a global fetch the loader takes node for a browser.
delete globalThis.fetch;
