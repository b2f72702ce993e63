import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";

export default defineConfig(({ mode }) => {
  /** Where the local cloud answers: `make run`, on the port that people chose. */
  const cloud = `http://localhost:${loadEnv(mode, ".", "PORT")["PORT"] ?? "8000"}`;
  return {
    plugins: [react()],
    resolve: { alias: { "~": "/src" } },
    build: {
      target: "es2023",
      assetsInlineLimit: 0, // the content security policy lets nothing in that is written into the page
      modulePreload: { polyfill: false },
    },
    server: {
      proxy: {
        // What counts cookies asks which page sent a request; here it is ours, on the port of the proxy.
        "/api": { target: cloud, headers: { origin: cloud } },
        "/_local": cloud,
      },
    },
  };
});
